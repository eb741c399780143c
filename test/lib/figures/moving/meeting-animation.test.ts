import {
  crawlers,
  independent,
  lift,
  lowestId,
  roles,
  seededStream,
  simulateWithTrace,
  withFailure,
} from "coordlab";
import { expect, test } from "vitest";
import { meetingAnimation } from "../../../../lib/figures/moving/meeting-animation.js";
import { pageSteps, shelfSteps } from "../../../../lib/figures/moving/meeting-steps.js";

test("eight crawlers that choose alone are all at one page in every step; in line each has its own", () => {
  const played = (rule: typeof independent) =>
    pageSteps(simulateWithTrace(crawlers({ agents: 8 }), rule, 10, seededStream(7)).trace, 8);
  for (const { went, moods, done } of played(independent)) {
    expect(went).toEqual(new Array(8).fill(0));
    expect(moods.filter((mood) => mood === "worked")).toHaveLength(1);
    expect(done).toEqual([0]);
  }
  for (const { went } of played(lowestId)) expect(went).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("shelves count how often they were lifted, as often as two robots worked there", () => {
  const { trace, ledger } = simulateWithTrace(lift({ agents: 8 }), independent, 40, seededStream(7));
  const steps = shelfSteps(trace, 8);
  const lifts = steps.at(-1)!.labels.reduce((sum: number, count) => sum + Number(count), 0);
  expect(2 * lifts).toBe(ledger.worked);
  expect(steps[0]!.labels.filter((count) => count === 0).length).toBeGreaterThan(3);
});

test("a robot that is out of order stays at home for good, and its partner stands alone", () => {
  const broken = withFailure(lift({ agents: 8 }), 3, 5);
  const { trace } = simulateWithTrace(broken, roles(), 9, seededStream(7));
  const steps = shelfSteps(trace, 8, { robot: 3, from: 5 });
  expect(steps.map(({ moods }) => moods[3])).toEqual([
    ...new Array(5).fill("worked"),
    ...new Array(4).fill("gone"),
  ]);
  expect(steps.slice(5).map(({ moods, went }) => [moods[2], went[3]])).toEqual(
    new Array(4).fill(["alone", undefined]),
  );
});

test("the picture holds a sprite for each place and agent, and says the totals", () => {
  const steps = [
    { went: [0, 0, undefined], moods: ["worked", "in vain", "home"], done: [0], labels: ["page 4", ""] },
  ] as const;
  const words = {
    title: "Twice",
    alt: "Two of three agents fetch one page.",
    totals: ["fetched", "again"] as const,
  };
  const { svg, html } = meetingAnimation([{ name: "alone", agents: 3, places: 2, steps }], words);
  expect(svg.match(/data-sprite/g)).toHaveLength(5);
  expect(svg).toContain("page 4");
  expect(svg).toMatch(/data-name="alone: fetched"[^>]*>1</);
  expect(html).toContain("data-animation");
  expect(() => meetingAnimation([], words)).toThrow(/at least one run/);
  const outside = { ...steps[0], went: [2, 0, 0] };
  expect(() => meetingAnimation([{ name: "a", agents: 3, places: 2, steps: [outside] }], words)).toThrow(
    "place must be 0 .. 1, got 2 in step 0",
  );
});
