// The hospital-shaped work of ../hospital.ts as a native event loop, handlers inlined in a switch. CALENDAR=heap or ladder.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include "calendars.hpp"
#include "chance.hpp"

static const int PEOPLE = 80000;
static int setting(const char* name, int otherwise) { const char* value = getenv(name); return value ? atoi(value) : otherwise; }
static const double DAY = 1440;
enum Kind { REFERRAL, ASSESSMENT_ENDS, PATIENCE_ENDS, REVIEW, TREATMENT_ENDS, DEPARTURE, COMES_BACK };
static const int PHASE[] = {2, 2, 1, 0, 0, 0, 2};
struct Totals { long events, admitted, left; double waited, stayed; };

template <class Calendar> struct Hospital {
  int units, bedsEach;
  Calendar calendar;
  int64_t now = 0;
  std::vector<int> inUse, first, last, unitOf, urgency, ahead, behind;
  double patienceDays;
  std::vector<int64_t> joinedAt;
  std::vector<uint64_t> patience;
  uint64_t seed = 100 * (uint64_t)setting("SEED", 1);
  Stream between{seed + 1}, unit{seed + 2}, assessment{seed + 3}, patient{seed + 4}, stay{seed + 5}, exits{seed + 6}, returns{seed + 7},
    away{seed + 8}, hurry{seed + 9};
  Totals totals{};

  Hospital(int units, int beds, double patienceDays) : units(units), bedsEach(beds), inUse(units), first(units, -1), last(units, -1),
    unitOf(PEOPLE), urgency(PEOPLE), ahead(PEOPLE), behind(PEOPLE), joinedAt(PEOPLE), patienceDays(patienceDays), patience(PEOPLE) {}

  uint64_t after(Kind kind, int64_t delay, int person) { return calendar.schedule((now + delay) * 4 + PHASE[kind], kind, person); }
  void leave(int person) {
    int u = unitOf[person];
    if (ahead[person] < 0) first[u] = behind[person]; else behind[ahead[person]] = behind[person];
    if (behind[person] < 0) last[u] = ahead[person]; else ahead[behind[person]] = ahead[person];
  }
  void join(int person) {
    int u = unitOf[person];
    int front = last[u];
    while (front >= 0 && urgency[person] < urgency[front]) front = ahead[front];
    int back = front < 0 ? first[u] : behind[front];
    ahead[person] = front; behind[person] = back;
    if (front < 0) first[u] = person; else behind[front] = person;
    if (back < 0) last[u] = person; else ahead[back] = person;
  }
  void admit(int person) {
    totals.admitted++; totals.waited += (double)(now - joinedAt[person]);
    int64_t length = stay.lognormal(80 * DAY, 0.9);
    totals.stayed += (double)length;
    after(REVIEW, length / 2, person); after(TREATMENT_ENDS, length, person);
  }
  void handle(const Event& event) {
    int person = event.subject;
    switch (event.kind) {
      case REFERRAL:
        if (person + 1 < PEOPLE) after(REFERRAL, between.exponential(20 * 365.25 * DAY / PEOPLE), person + 1);
        unitOf[person] = (int)(unit.uniform() * units);
        { double luck = hurry.uniform(); urgency[person] = luck < 0.1 ? 0 : luck < 0.4 ? 1 : 2; }
        after(ASSESSMENT_ENDS, assessment.lognormal(9 * DAY, 0.8), person);
        break;
      case ASSESSMENT_ENDS:
        joinedAt[person] = now;
        if (inUse[unitOf[person]] < bedsEach) { inUse[unitOf[person]]++; admit(person); }
        else { join(person); patience[person] = after(PATIENCE_ENDS, patient.exponential(patienceDays * DAY), person); }
        break;
      case PATIENCE_ENDS: leave(person); totals.left++; break;
      case REVIEW: break;
      case TREATMENT_ENDS: after(DEPARTURE, exits.exponential(15 * DAY), person); break;
      case DEPARTURE: {
        int next = first[unitOf[person]];
        if (next < 0) inUse[unitOf[person]]--;
        else { leave(next); if (calendar.cancel(patience[next])) totals.events++; admit(next); }
        if (returns.uniform() < 0.25) after(COMES_BACK, away.exponential(300 * DAY), person);
        break;
      }
      case COMES_BACK: after(ASSESSMENT_ENDS, assessment.lognormal(9 * DAY, 0.8), person); break;
    }
  }
  void run() {
    now = 0;
    std::fill(inUse.begin(), inUse.end(), 0);
    calendar.schedule(PHASE[REFERRAL], REFERRAL, 0);
    Event event;
    while (calendar.take(event)) { now = event.key >> 2; totals.events++; handle(event); }
  }
};

template <class Calendar> void measure(int units, int beds, int times) {
  Hospital<Calendar> hospital(units, beds, setting("PATIENCE", 200));
  hospital.run();
  hospital.totals = {};
  std::vector<double> nanoseconds;
  for (int i = 0; i < times; i++) {
    clock_t start = clock();
    hospital.run();
    nanoseconds.push_back((double)(clock() - start) / CLOCKS_PER_SEC * 1e9 / PEOPLE);
  }
  std::sort(nanoseconds.begin(), nanoseconds.end());
  Totals& t = hospital.totals;
  double people = (double)PEOPLE * times;
  printf("{\"name\":\"hospital\",\"nanosecondsPerUnit\":%f,\"units\":%d,\"eventsPerPerson\":%f,\"admittedPerPerson\":%f,"
         "\"leftPerPerson\":%f,\"meanWaitDays\":%f,\"meanStayDays\":%f}\n",
         nanoseconds[nanoseconds.size() / 2], PEOPLE, (double)t.events / people, (double)t.admitted / people,
         (double)t.left / people, t.waited / t.admitted / DAY, t.stayed / t.admitted / DAY);
}

int main() {
  const char* calendar = getenv("CALENDAR");
  int units = setting("UNITS", 60), beds = setting("BEDS", 32), times = setting("TIMES", 9);
  if (calendar && !strcmp(calendar, "ladder")) measure<LadderCalendar>(units, beds, times);
  else measure<HeapCalendar>(units, beds, times);
}
