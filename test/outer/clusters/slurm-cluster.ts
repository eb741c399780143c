/** A Slurm cluster of two nodes on this machine: one controller, two daemons, all files in one folder. */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Namespace } from "./namespace.js";

export interface SlurmCluster {
  /** Runs one of Slurm's commands; what it printed. */
  run(command: string, ...words: string[]): Promise<string>;
  /** The process of a node's daemon. */
  daemon(node: string): number;
  end(): void;
}

/** Whether Slurm and its authentication are installed. */
export function hasSlurm(): true | undefined {
  try {
    for (const program of ["slurmctld", "slurmd", "sbatch", "munged"])
      execFileSync("sh", ["-c", `PATH="$PATH:/usr/sbin" command -v ${program}`]);
    return true;
  } catch {
    return undefined;
  }
}

export async function startSlurm(network: Namespace, folder: string): Promise<SlurmCluster> {
  const key = join(folder, "munge.key");
  const socket = join(folder, "munge.socket");
  writeFileSync(key, crypto.getRandomValues(new Uint8Array(64)));
  chmodSync(key, 0o400);
  chownSync(key, process.getuid!(), process.getgid!());
  for (const name of ["state", "n1", "n2"]) mkdirSync(join(folder, name));
  const file = join(folder, "slurm.conf");
  writeFileSync(file, configuration(folder, socket));
  const env = { SLURM_CONF: file, PATH: `${process.env.PATH}:/usr/sbin` };
  const munge = ["--pid-file", "--log-file", "--seed-file"].map((flag, i) => `${flag}=${folder}/munge.${i}`);
  const started = [
    network.start(
      ["munged", "--force", "--foreground", `--key-file=${key}`, `--socket=${socket}`, ...munge],
      env,
    ),
    network.start(["slurmctld", "-D", "-i"], env),
  ];
  const daemons = new Map(
    ["n1", "n2"].map((node) => [node, network.start(["slurmd", "-D", "-N", node], env)]),
  );
  const run = (command: string, ...words: string[]) => network.run([command, ...words], env);
  const idle = () => run("sinfo", "--noheader", "--format=%D %t").catch(() => "");
  while (!/^2 idle$/m.test(await idle())) await pause(200);
  return {
    run,
    daemon: (node) => daemons.get(node)!.pid!,
    end: () => {
      for (const process of [...daemons.values(), ...started]) process.kill("SIGKILL");
    },
  };
}

/** Patience is short, so that a lost node is missed soon and its task is not held back for two minutes. */
function configuration(folder: string, socket: string): string {
  return `ClusterName=course
SlurmctldHost=${hostname()}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=${socket},cred_expire=15
CryptoType=crypto/munge
SlurmUser=root
SlurmctldPort=17000
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/%n/slurmd.pid
SlurmdSpoolDir=${folder}/%n
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/%n.log
StateSaveLocation=${folder}/state
SlurmdTimeout=20
MessageTimeout=5
ReturnToService=2
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerParameters=sched_interval=2
NodeName=n1 NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=17001 CPUs=1 RealMemory=2000
NodeName=n2 NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=17002 CPUs=1 RealMemory=2000
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
`;
}
