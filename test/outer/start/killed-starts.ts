/** First starts that are killed in one of their phases, each followed by one that must succeed. */
import { setTimeout as pause } from "node:timers/promises";
import { seededStream } from "coordlab";
import { afterAll, beforeEach, describe, it } from "vitest";
import { needs } from "../needs.js";
import { Clone, endGroup, type Phase, phases, repository } from "./clone.js";

/** Kills five first starts at random moments of a phase, or of the whole start; now the command, now its group. */
export function killedStarts(phase: Phase | "anywhere"): void {
  describe(`a first start, killed ${phase === "anywhere" ? phase : `while it is ${phase}`}`, () => {
    const clone = new Clone("killed");
    beforeEach((context) => {
      needs(context, repository, "a git repository to clone");
    });
    afterAll(() => clone.end());

    it("five times, is put right by the next one each time", async () => {
      const usual = await lengthOf(clone, phase);
      const stream = seededStream(`killed ${phase}`);
      for (let round = 0; round < 5; round++) {
        clone.forgetEverything();
        const { child, page, begun } = clone.start();
        if (phase !== "anywhere") await Promise.race([begun(phase), page]);
        await Promise.race([pause(usual * stream()), page]);
        if (round % 2 === 0) child.kill("SIGKILL");
        else endGroup(child);
        await clone.expectAStart();
      }
    });
  });
}

/** How long the phase takes when nobody interrupts it, in milliseconds. */
async function lengthOf(clone: Clone, phase: Phase | "anywhere"): Promise<number> {
  clone.forgetEverything();
  const { child, page, begun, ended } = clone.start();
  if (phase !== "anywhere") await begun(phase);
  const began = performance.now();
  const next = phase === "anywhere" ? undefined : phases[phases.indexOf(phase) + 1];
  await Promise.race(next ? [begun(next), page] : [page]);
  const length = performance.now() - began;
  await page;
  endGroup(child);
  await ended;
  return length;
}
