"""The hospital-shaped work of ../hospital.ts in SimPy, the way its manual teaches: a process per person, a request that may be
given up after a patience, a timeout per step. Debian: apt-get install python3-simpy3."""
import json
import math
import os
import random
import time

import simpy

PEOPLE = int(os.environ.get("PEOPLE", 80_000))
UNITS, DAY = 60, 1440
BEDS = int(os.environ.get("BEDS", 32))
PATIENCE = int(os.environ.get("PATIENCE", 200))
YEARS = 20 * PEOPLE / 80_000
chance = random.Random(int(os.environ.get("SEED", 1)))
# The manual gives everybody a patience, also those whose bed is free (its example "Bank Renege"): PATIENCE_FOR=everybody.
SPARING = os.environ.get("PATIENCE_FOR", "everybody") == "waiting"
totals = dict(events=0, admitted=0, left=0, waited=0.0, stayed=0.0)


def exponential(mean):
    return round(chance.expovariate(1 / mean))


def lognormal(median, sigma):
    return round(chance.lognormvariate(math.log(median), sigma))


def person(env, units):
    unit = units[int(chance.random() * UNITS)]
    luck = chance.random()
    urgency = 0 if luck < 0.1 else 1 if luck < 0.4 else 2
    totals["events"] += 1
    while True:
        yield env.timeout(lognormal(9 * DAY, 0.8))
        joined = env.now
        totals["events"] += 1
        with unit.request(priority=urgency) as bed:
            waits = not bed.triggered
            if waits or not SPARING:
                given_up = env.timeout(exponential(PATIENCE * DAY))
                yield bed | given_up
                totals["events"] += waits
                if not bed.triggered:
                    totals["left"] += 1
                    return
            stay = lognormal(80 * DAY, 0.9)
            totals["admitted"] += 1
            totals["waited"] += env.now - joined
            totals["stayed"] += stay
            yield env.timeout(stay // 2)
            yield env.timeout(stay - stay // 2)
            yield env.timeout(exponential(15 * DAY))
            totals["events"] += 3
        if chance.random() >= 0.25:
            return
        yield env.timeout(exponential(300 * DAY))
        totals["events"] += 1


def referrals(env, units):
    for _ in range(PEOPLE):
        env.process(person(env, units))
        yield env.timeout(exponential(YEARS * 365.25 * DAY / PEOPLE))


start = time.process_time()
env = simpy.Environment()
env.process(referrals(env, [simpy.PriorityResource(env, capacity=BEDS) for _ in range(UNITS)]))
env.run()
elapsed = time.process_time() - start
print(json.dumps({
    "name": "hospital",
    "nanosecondsPerUnit": elapsed * 1e9 / PEOPLE,
    "units": PEOPLE,
    "eventsPerPerson": totals["events"] / PEOPLE,
    "admittedPerPerson": totals["admitted"] / PEOPLE,
    "leftPerPerson": totals["left"] / PEOPLE,
    "meanWaitDays": totals["waited"] / totals["admitted"] / DAY,
    "meanStayDays": totals["stayed"] / totals["admitted"] / DAY,
}))
