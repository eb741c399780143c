"""The corridor in plain Python, as the textbook plays it: a team without a rule, then one that remembers
and lets the lowest number go first. Prints crossings and seconds of both runs as JSON."""
import json
import random
import sys
import time

agents, steps, probability = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])


def wishes(step):
    stream = random.Random(step * 2654435761 % 2**32)
    return {agent for agent in range(agents) if stream.random() < probability}


def everybody_goes():
    return sum(len(wishes(step)) == 1 for step in range(steps))


def lowest_goes():
    waiting, crossings = set(), 0
    for step in range(steps):
        waiting |= wishes(step)
        if waiting:
            waiting.remove(min(waiting))
            crossings += 1
    return crossings


begin = time.perf_counter()
crossings = [everybody_goes(), lowest_goes()]
print(json.dumps({"crossings": crossings, "seconds": time.perf_counter() - begin}))
