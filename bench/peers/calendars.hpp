// Two native calendars with the order (time, phase, sequence): a std::priority_queue with lazy cancel, and a ladder on links.
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>
#include <vector>

struct Event { int64_t key; int32_t before, after, kind, subject; uint32_t generation; };
struct Slots {
  std::vector<Event> at;
  std::vector<int32_t> free;
  int32_t take(int64_t key, int32_t kind, int32_t subject) {
    int32_t slot;
    if (free.empty()) { slot = (int32_t)at.size(); at.push_back({}); at[slot].generation = 1; }
    else { slot = free.back(); free.pop_back(); }
    at[slot].key = key; at[slot].kind = kind; at[slot].subject = subject;
    return slot;
  }
  void give(int32_t slot) { at[slot].generation++; free.push_back(slot); }
  uint64_t id(int32_t slot) const { return ((uint64_t)at[slot].generation << 32) | (uint32_t)slot; }
};

struct HeapCalendar {
  struct Entry { int64_t key; uint64_t sequence; uint64_t id; };
  struct Later { bool operator()(const Entry& a, const Entry& b) const {
    return a.key != b.key ? a.key > b.key : a.sequence > b.sequence; } };
  Slots slots;
  std::priority_queue<Entry, std::vector<Entry>, Later> heap;
  uint64_t sequence = 0;
  uint64_t schedule(int64_t key, int32_t kind, int32_t subject) {
    uint64_t id = slots.id(slots.take(key, kind, subject));
    heap.push({key, sequence++, id});
    return id;
  }
  bool cancel(uint64_t id) {
    int32_t slot = (int32_t)id;
    if (slots.at[slot].generation != id >> 32) return false;
    slots.give(slot);
    return true;
  }
  bool take(Event& event) {
    while (!heap.empty()) {
      uint64_t id = heap.top().id;
      heap.pop();
      int32_t slot = (int32_t)id;
      if (slots.at[slot].generation != id >> 32) continue;
      event = slots.at[slot];
      slots.give(slot);
      return true;
    }
    return false;
  }
};

struct LadderCalendar {
  static constexpr int NEAR = 0, FAR = 1;
  static constexpr int64_t FOREVER = std::numeric_limits<int64_t>::max();
  struct Ends { int32_t first, last; };
  struct Rung { int64_t start, end; int shift; int32_t base, cursor, limit; };
  Slots slots;
  std::vector<Ends> ends{{~NEAR, ~NEAR}, {~FAR, ~FAR}};
  std::vector<Rung> rungs;
  int64_t nearEnd = FOREVER;

  void append(int32_t list, int32_t slot) {
    int32_t last = ends[list].last;
    slots.at[slot].before = last; slots.at[slot].after = ~list;
    ends[list].last = slot;
    if (last < 0) ends[list].first = slot; else slots.at[last].after = slot;
  }
  void unlink(int32_t slot) {
    int32_t front = slots.at[slot].before, back = slots.at[slot].after;
    if (front < 0) ends[~front].first = back; else slots.at[front].after = back;
    if (back < 0) ends[~back].last = front; else slots.at[back].before = front;
  }
  int near(int32_t slot) {
    int64_t key = slots.at[slot].key;
    int32_t back = ends[NEAR].last;
    int steps = 0;
    while (back >= 0 && slots.at[back].key > key) { back = slots.at[back].before; steps++; }
    int32_t behind = back < 0 ? ends[NEAR].first : slots.at[back].after;
    slots.at[slot].before = back; slots.at[slot].after = behind;
    if (back < 0) ends[NEAR].first = slot; else slots.at[back].after = slot;
    if (behind < 0) ends[NEAR].last = slot; else slots.at[behind].before = slot;
    return steps;
  }
  uint64_t schedule(int64_t key, int32_t kind, int32_t subject) {
    int32_t slot = slots.take(key, kind, subject);
    if (key < nearEnd) { if (near(slot) > 32) respread(); }
    else append(bucket(key), slot);
    return slots.id(slot);
  }
  int32_t bucket(int64_t key) const {
    for (auto rung = rungs.rbegin(); rung != rungs.rend(); ++rung)
      if (key < rung->end) return rung->base + (int32_t)((key - rung->start) >> rung->shift);
    return FAR;
  }
  bool cancel(uint64_t id) {
    int32_t slot = (int32_t)id;
    if (slots.at[slot].generation != id >> 32) return false;
    unlink(slot); slots.give(slot);
    return true;
  }
  void spread(int32_t list, int64_t start, int64_t end, int64_t span, int64_t count) {
    int shift = 0;
    int64_t wanted = std::min<int64_t>(count, 1 << 17);
    while ((wanted << shift) < span) shift++;
    int32_t base = rungs.empty() ? 2 : rungs.back().limit;
    int32_t buckets = (int32_t)((span + (1LL << shift) - 1) >> shift);
    rungs.push_back({start, std::min(end, start + ((int64_t)buckets << shift)), shift, base, base, base + buckets});
    if ((int32_t)ends.size() < base + buckets) ends.resize(base + buckets);
    for (int32_t i = base; i < base + buckets; i++) ends[i] = {~i, ~i};
    nearEnd = start;
    int32_t slot = ends[list].first;
    ends[list] = {~list, ~list};
    while (slot >= 0) {
      int32_t following = slots.at[slot].after;
      int64_t key = slots.at[slot].key;
      append(key < rungs.back().end ? base + (int32_t)((key - start) >> shift) : list, slot);
      slot = following;
    }
  }
  void sortIn(int32_t list) {
    int32_t slot = ends[list].first;
    ends[list] = {~list, ~list};
    while (slot >= 0) { int32_t following = slots.at[slot].after; near(slot); slot = following; }
  }
  void openFar() {
    std::vector<int64_t> sample;
    int64_t count = 0, start = FOREVER;
    for (int32_t s = ends[FAR].first; s >= 0; s = slots.at[s].after) { count++; start = std::min(start, slots.at[s].key); }
    nearEnd = FOREVER;
    if (count <= 24) return sortIn(FAR);
    int64_t stride = (count + 63) / 64, i = 0;
    for (int32_t s = ends[FAR].first; s >= 0; s = slots.at[s].after) if (i++ % stride == 0) sample.push_back(slots.at[s].key);
    auto bulk = sample.begin() + (int64_t)(0.75 * (double)(sample.size() - 1));
    std::nth_element(sample.begin(), bulk, sample.end());
    spread(FAR, start, FOREVER, *bulk - start + 1, count);
  }
  int64_t length(int32_t list) { int64_t n = 0; for (int32_t s = ends[list].first; s >= 0; s = slots.at[s].after) n++; return n; }
  void respread() {
    if (nearEnd == FOREVER) {
      ends[FAR] = ends[NEAR]; ends[NEAR] = {~NEAR, ~NEAR};
      slots.at[ends[FAR].first].before = ~FAR; slots.at[ends[FAR].last].after = ~FAR;
      return openFar();
    }
    while (!rungs.empty() && rungs.back().end == nearEnd) rungs.pop_back();
    int64_t start = slots.at[ends[NEAR].first].key;
    spread(NEAR, start, nearEnd, nearEnd - start, length(NEAR));
  }
  bool refill() {
    while (ends[NEAR].first < 0) {
      if (rungs.empty()) { nearEnd = FOREVER; if (ends[FAR].first < 0) return false; openFar(); continue; }
      Rung& rung = rungs.back();
      while (rung.cursor < rung.limit && ends[rung.cursor].first < 0) rung.cursor++;
      if (rung.cursor == rung.limit) { rungs.pop_back(); continue; }
      int32_t list = rung.cursor++;
      int64_t start = rung.start + ((int64_t)(list - rung.base) << rung.shift);
      nearEnd = std::min(rung.end, start + ((int64_t)1 << rung.shift));
      int64_t count = length(list);
      if (rung.shift == 0 || count <= 24) sortIn(list);
      else spread(list, start, nearEnd, nearEnd - start, count);
    }
    return true;
  }
  bool take(Event& event) {
    if (ends[NEAR].first < 0 && !refill()) return false;
    int32_t slot = ends[NEAR].first;
    event = slots.at[slot];
    unlink(slot); slots.give(slot);
    return true;
  }
};
