"""The course's work on a Ray cluster: a task for each shard, again where a node dies, and a merge at the end.

    python clusters/ray/course_ray.py --shards 16 grade 04-slug SUBMISSIONS.zip --out OUT
    python clusters/ray/course_ray.py --shards 16 sweep SPEC.json --out OUT

Every node sees the course, the input and OUT under the same paths.
"""
import argparse
import pathlib
import subprocess
import sys

import ray

parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
parser.add_argument("--shards", type=int, required=True)
options, words = parser.parse_known_args()
course = pathlib.Path(__file__).resolve().parents[2] / "tools" / "course.mjs"
command = ["node", str(course), *words]


@ray.remote(num_cpus=1, max_retries=10)
def shard(index):
    part = ["--shard", f"{index}/{options.shards}", "--workers", "1"]
    done = subprocess.run(command + part, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout.splitlines()[-1:] + [f"exit code {done.returncode}"]


ray.init(address="auto", log_to_driver=False)
waiting = [shard.remote(index) for index in range(options.shards)]
while waiting:
    [ready], waiting = ray.wait(waiting)
    print(*ray.get(ready), sep="; ", file=sys.stderr)
# Whether all is there is for the merge alone to say.
sys.exit(subprocess.run(command + ["--merge"]).returncode)
