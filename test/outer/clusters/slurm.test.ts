import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/project.js";
import { needs } from "../needs.js";
import { type Namespace, networkNamespace } from "./namespace.js";
import { cutOff, nameOf, parentOf, processesWith, treeOf } from "./processes.js";
import { hasSlurm, type SlurmCluster, startSlurm } from "./slurm-cluster.js";
import { filesIn, resultsAre, type SmallClass, smallClass } from "./small-class.js";

const adapter = join(projectRoot, "clusters", "slurm", "course.sbatch");
const installed = hasSlurm();
let network: Namespace | undefined;
let slurm: SlurmCluster;
let work: SmallClass;

beforeAll(async () => {
  if (!installed) return;
  network = await networkNamespace();
  if (!network) return;
  work = smallClass(24);
  slurm = await startSlurm(network, work.folder);
});
beforeEach((context) => {
  needs(context, installed, "Slurm (Debian: slurm-wlm, munge)");
  needs(context, network, "a network namespace");
});
afterAll(() => {
  for (const node of ["n1", "n2"]) cutOff(onNode(node));
  slurm?.end();
  network?.end();
});

/** What works for jobs on a node: their processes, and Slurm's own beside them. */
function onNode(node: string): number[] {
  const jobs = processesWith(`SLURMD_NODENAME=${node}`);
  const steps = jobs.map(parentOf).filter((pid) => nameOf(pid).startsWith("slurmstepd"));
  return [...new Set([...steps, ...jobs])].flatMap(treeOf);
}

/** Submits an array of tasks; its number. */
async function submit(tasks: string, ...words: readonly string[]): Promise<string> {
  const log = join(work.folder, "task-%a.log");
  const given = [
    "--parsable",
    `--array=${tasks}`,
    `--output=${log}`,
    `--export=ALL,COURSE=${projectRoot}`,
    "--mem=900M",
  ];
  return (await slurm.run("sbatch", ...given, adapter, ...words)).trim();
}

/** Until the queue knows nothing of a job; a controller that is too busy to say so is asked again. */
async function ended(job: string): Promise<void> {
  const queued = () =>
    slurm.run("squeue", "--noheader", "--jobs", job).catch((error: Error) => {
      return /Invalid job id/.test(error.message) ? "" : "no answer";
    });
  while ((await queued()).trim() !== "") await pause(500);
}

describe("Slurm, two nodes in a network of their own", () => {
  it("grades a class to the bytes of one machine, although a node is cut off in the middle", async () => {
    const job = await submit("0-5", ...work.words);
    await resultsAre(work.out, 8);
    const jobs = onNode("n2");
    expect(jobs.length).toBeGreaterThan(1);
    cutOff([slurm.daemon("n2"), ...treeOf(slurm.daemon("n2")), ...jobs]);
    await ended(job);
    await slurm.run(process.execPath, join(projectRoot, "tools", "course.mjs"), ...work.words, "--merge");
    expect(filesIn(work.out)).toEqual(work.expected);
  });

  it("refuses an array that does not start at 0, in a sentence", async () => {
    await ended(await submit("3", ...work.words));
    const log = readFileSync(join(work.folder, "task-3.log"), "utf8");
    expect(log).toContain("course: the array must start at 0, as in sbatch --array=0-15");
  });
});
