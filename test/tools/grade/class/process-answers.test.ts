/** A process that answers requests ends with the one that asks, whatever it is doing. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { isAlive } from "../../../../tools/bootstrap/take-lock.mjs";
import { projectRoot } from "../../../../tools/project.js";

const folder = mkdtempSync(join(tmpdir(), "course-orphans-"));
const answers = JSON.stringify(join(projectRoot, "tools", "dist", "grade", "class", "process-answers.js"));

/** A process whose parent is killed as soon as it has said its number. */
async function orphan(name: string, script: string): Promise<number> {
  const child = join(folder, `${name}.mjs`);
  writeFileSync(child, `import { writeSync } from "node:fs";\n${script}`);
  const start = `require("node:child_process").fork(${JSON.stringify(child)})`;
  const parent = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
  const [pid] = await once(parent.stdout, "data");
  parent.kill("SIGKILL");
  return Number(String(pid));
}

const ready = `
  const { answerRequests } = await import(${answers});
  await answerRequests(async () => ({ prepared: 1, answer: async () => 1 }));
  setInterval(() => {}, 1000);`;

const cases = {
  "waits for a request": `${ready}
    writeSync(1, String(process.pid));`,
  "is caught in a loop": `${ready}
    setTimeout(() => {
      writeSync(1, String(process.pid));
      for (;;);
    }, 50);`,
  "was not ready to listen when the other went": `
    writeSync(1, String(process.pid));
    while (process.connected) await new Promise((resolve) => setTimeout(resolve, 10));
    ${ready}`,
};

it.each(Object.entries(cases))("it ends when it %s", async (name, script) => {
  const pid = await orphan(name.replaceAll(" ", "-"), script);
  expect(pid).toBeGreaterThan(0);
  while (isAlive(pid)) await pause(20);
});
