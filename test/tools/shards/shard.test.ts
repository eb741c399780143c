import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keysOf, linesOf, partOf } from "../../../tools/shards/part.js";
import { parseShard, shardOf } from "../../../tools/shards/shard.js";

describe("a shard", () => {
  it("is one of n, and every key belongs to exactly one, whatever n is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (keys, count) => {
          const shards = Array.from({ length: count }, (_, index) =>
            keysOf({ kind: "shard", index, count }, keys, "student"),
          );
          expect((await Promise.all(shards)).flat().sort()).toEqual([...keys].sort());
        },
      ),
    );
  });

  it("is the same on every machine: of four, jane belongs to one for good", () => {
    // First four bytes of sha256("jane") as a whole number, mixed as hash() says, modulo 4.
    expect(["jane", "joe", "kim", "Ümit", ""].map((key) => shardOf(key, 4))).toMatchInlineSnapshot(`
      [
        1,
        1,
        1,
        3,
        1,
      ]
    `);
  });

  it("is fairly large: the largest of 10 has less than a quarter more than its tenth of 10,000", () => {
    const sizes = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) sizes[shardOf(`student${i}`, 10)]!++;
    expect(Math.max(...sizes)).toBeLessThan(1250);
  });

  it.each([
    ["4/4", "--shard 4/4: shards of 4 are 0/4 to 3/4"],
    ["-1/4", '--shard must be i/n, such as 0/4, got "-1/4"'],
    ["1", '--shard must be i/n, such as 0/4, got "1"'],
    ["0/0", "--shard 0/0: there can be 1 to 1000000 shards"],
    ["1.5/4", '--shard must be i/n, such as 0/4, got "1.5/4"'],
  ])("%s is refused in a sentence", (text, sentence) => {
    expect(() => parseShard(text)).toThrow(sentence);
  });
});

describe("the words of parts", () => {
  it("go together one at a time", () => {
    expect(() => partOf({ list: true, merge: true })).toThrow("--list and --merge do not go together");
    expect(partOf({ shard: "2/3" })).toEqual({ kind: "shard", index: 2, count: 3 });
    expect(partOf({})).toEqual({ kind: "all" });
  });

  it("--only reads what --list prints, whatever a name is", async () => {
    const keys = ["a\nb", "Ümit", '"', "jane"];
    const file = join(await mkdtemp(join(tmpdir(), "course-only-")), "todo");
    writeFileSync(file, linesOf(["jane", "a\nb"]));
    expect(await keysOf({ kind: "only", file }, keys, "student")).toEqual(["a\nb", "jane"]);
    writeFileSync(file, '"jane"\n"joe"\n');
    await expect(keysOf({ kind: "only", file }, keys, "student")).rejects.toThrow(
      'there is no student "joe"',
    );
    writeFileSync(file, "jane\n");
    await expect(keysOf({ kind: "only", file }, keys, "student")).rejects.toThrow("line 1 is no JSON text");
  });
});
