import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/project.js";
import { pythonPackages } from "../kernel/python-packages.js";
import { needs } from "../needs.js";
import { type Namespace, networkNamespace } from "./namespace.js";
import { cutOff, processesWith } from "./processes.js";
import { filesIn, resultsAre, type SmallClass, smallClass } from "./small-class.js";

const adapter = join(projectRoot, "clusters", "ray", "course_ray.py");
const token = randomBytes(32).toString("hex");
let programs: string | undefined;
let network: Namespace | undefined;
let work: SmallClass;

/** What a node is started with: its mark, the cluster's token, and little patience with nodes that are gone. */
const node = (name: string) => ({
  COURSE_TEST_NODE: name,
  RAY_AUTH_MODE: "token",
  RAY_AUTH_TOKEN: token,
  RAY_USAGE_STATS_ENABLED: "0",
  RAY_health_check_period_ms: "1000",
  RAY_health_check_failure_threshold: "3",
});

beforeAll(async () => {
  programs = pythonPackages("ray", ["ray==2.60.0"]);
  network = await networkNamespace();
});
beforeEach((context) => {
  needs(context, programs, "Ray from the Python package index");
  needs(context, network, "a network namespace");
});
afterAll(() => {
  for (const name of ["head", "worker", "driver"]) cutOff(processesWith(`COURSE_TEST_NODE=${name}`));
  network?.end();
});

/** Starts a node with one processor for tasks. */
async function startNode(name: string, ...words: string[]): Promise<void> {
  const memory = ["--memory=2000000000", "--object-store-memory=100000000"];
  const common = ["--node-ip-address=127.0.0.1", "--num-cpus=1", ...memory, "--disable-usage-stats"];
  await network!.run([join(programs!, "ray"), "start", ...common, ...words], node(name));
}

describe("Ray, two nodes in a network of their own", () => {
  it("grades a class to the bytes of one machine, although a node is cut off in the middle", async () => {
    work = smallClass(24);
    await startNode("head", "--head", "--port=6379", "--include-dashboard=false");
    await startNode("worker", "--address=127.0.0.1:6379");
    const command = [join(programs!, "python"), adapter, "--shards", "6", ...work.words];
    const ended = network!.run(command, { ...node("driver"), RAY_ADDRESS: "127.0.0.1:6379" });
    await Promise.race([resultsAre(work.out, 8), ended]);
    const onWorker = processesWith("COURSE_TEST_NODE=worker");
    expect(onWorker.length).toBeGreaterThan(3);
    cutOff(onWorker);
    await ended;
    expect(filesIn(work.out)).toEqual(work.expected);
  });
});
