import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { points, runtimeFolder, solution, withCells } from "../toy.js";
import { attacks } from "./attacks.js";

// However full the machine is, an honest answer gets its processor time.
const limits = { callMs: 500, loadMs: 1_500, memoryMiB: 128, patience: Infinity };

describe("hostile answers", () => {
  const batches = Array.from({ length: 12 }, (_, i) => attacks.filter((_, j) => j % 12 === i));
  const before = digest(runtimeFolder);

  it("are many and different", () => {
    expect(attacks.length).toBeGreaterThanOrEqual(40);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });

  it.each(batches.map((batch, i) => ({ i, batch })))("gain nothing (batch $i)", async ({ batch }) => {
    const graded = await Promise.all(
      batch.map(async (attack) => {
        const [line, ...honest] = await points(withCells({ "toy-line": attack.code }), limits);
        const unharmed = attack.hurtsItself
          ? honest.every((it, i) => it <= [3, 2][i]!)
          : String(honest) === "3,2";
        return `${attack.name}: ${line}${unharmed ? "" : `, and ${honest} for the others`}`;
      }),
    );
    expect(graded).toEqual(batch.map(({ name }) => `${name}: 0`));
  });

  it("leave the grader, its files and the neighbours as they were", async () => {
    expect(digest(runtimeFolder)).toBe(before);
    expect(await points(solution)).toEqual([2, 3, 2]);
  });
});

function digest(folder: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  ))
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest("hex");
}
