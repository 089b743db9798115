// Draws for the native comparison: splitmix64 and the textbook transformations, rounded to whole minutes like ours.
#pragma once
#include <cmath>
#include <cstdint>

struct Stream {
  uint64_t state;
  double spare = 0;
  bool hasSpare = false;
  // A state of the generator steps by a constant, so neighbouring seeds must be thrown far apart or streams are shifted copies.
  explicit Stream(uint64_t seed) : state(scrambled(scrambled(seed + 1) ^ seed)) {}
  static uint64_t scrambled(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  double uniform() {
    return (double)(scrambled(state += 0x9e3779b97f4a7c15ULL) >> 11) * 0x1p-53;
  }
  double normal() {
    if (hasSpare) { hasSpare = false; return spare; }
    double x, y, r;
    do { x = 2 * uniform() - 1; y = 2 * uniform() - 1; r = x * x + y * y; } while (r >= 1 || r == 0);
    double scale = std::sqrt(-2 * std::log(r) / r);
    spare = y * scale; hasSpare = true;
    return x * scale;
  }
  int64_t exponential(double mean) { return std::llround(-std::log1p(-uniform()) * mean); }
  int64_t lognormal(double median, double sigma) { return std::llround(median * std::exp(sigma * normal())); }
};
