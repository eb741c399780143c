import { createHash } from "node:crypto";
import { movedShare, rendezvousPlace } from "coordlab";
import { describe, expect, it } from "vitest";
import { recorded } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";
import { programOf } from "../../../../lib/experiments/10-agent-frameworks/recording.js";
import {
  equalSlices,
  movedOnRing,
  namedPoints,
  ownerOnRing,
  sharesOnRing,
} from "../../../../lib/experiments/10-agent-frameworks/shard-ring.js";

describe("rings", () => {
  const agents = (n: number) => Array.from({ length: n }, (_, i) => `agent-${i + 1}`);
  const without = (name: string) => agents(5).filter((agent) => agent !== name);

  it("Moleculer's slices, with its own hash, move the keys that the broker moved", () => {
    const place = (key: number) => {
      const hash = createHash("md5").update(`conversation-${key}`).digest("hex");
      return Number.parseInt(hash.slice(0, 8), 16) / 2 ** 32;
    };
    const moved = (points: number, after: readonly string[]) => {
      const [five, now] = [equalSlices(agents(5), points), equalSlices(after, points)];
      return Array.from({ length: 10_000 }, (_, key) => place(key)).filter(
        (at) => ownerOnRing(five, at) !== ownerOnRing(now, at),
      ).length;
    };
    const rows = programOf(recorded, "moleculer").ownership!;
    expect([10, 100].map((points) => moved(points, agents(6)))).toEqual(rows.map(({ joins }) => joins));
    expect([10, 100].map((points) => moved(points, without("agent-2")))).toEqual(
      rows.map(({ leaves }) => leaves),
    );
  });

  it("half of the circle moves when equal slices get a sixth owner; named points move what the newcomer gets", () => {
    expect(movedOnRing(equalSlices(agents(5), 10), equalSlices(agents(6), 10))).toBeCloseTo(0.5, 2);
    const six = namedPoints(agents(6), 100);
    expect(movedOnRing(namedPoints(agents(5), 100), six)).toBeCloseTo(sharesOnRing(six).get("agent-6")!, 10);
    const five = Array.from({ length: 5 }, (_, i) => i);
    expect(movedShare(rendezvousPlace, five, [...five, 5], 20_000)).toBeCloseTo(1 / 6, 2);
  });

  it("the shares of a ring add up to the circle", () => {
    for (const rule of [equalSlices, namedPoints]) {
      const shares = [...sharesOnRing(rule(agents(5), 10)).values()];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });
});
