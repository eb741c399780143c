import { describe, expect, it } from "vitest";
import type { PlayedFrames } from "../../../../lib/figures/browser/player.js";
import { mimeBundle } from "../../../../lib/figures/display/bundle.js";
import { animation } from "../../../../lib/figures/moving/animation.js";
import { type CorridorRun, corridorAnimation } from "../../../../lib/figures/moving/corridor-animation.js";
import { clashing, gridAnimation } from "../../../../lib/figures/moving/grid-animation.js";

const film = (html: string): PlayedFrames =>
  JSON.parse(/<script type="application\/json">(.*?)<\/script>/.exec(html)![1]!) as PlayedFrames;

const moving = {
  title: "A robot goes right",
  alt: "A robot goes from the left wall to the right one.",
  height: 60,
  scenery: [],
  sprites: [{ label: "0" }, { label: "1" }],
  looks: [{ fill: "#fff" }, { fill: "#f00", badge: "✕" }],
  texts: [{ x: 0, y: 0 }],
};

const corridor: CorridorRun[] = [
  {
    name: "independent choice",
    agents: 2,
    steps: [
      { wanting: [0], crossing: 0, collided: [] },
      { wanting: [0, 1], collided: [0, 1] },
    ],
  },
  {
    name: "lower ID first",
    agents: 2,
    steps: [
      { wanting: [0], crossing: 0, collided: [] },
      { wanting: [0, 1], crossing: 0, collided: [] },
    ],
  },
];
const words = { title: "Same demand, two rules", alt: "Two agents bump, or one crosses and one waits." };

describe("animation", () => {
  it("stores only what changes from frame to frame", () => {
    const { html } = animation({
      ...moving,
      frames: [
        { at: [0, 5, 9, 9], texts: [0] },
        { at: [20.4, 5, 9, 9], texts: [0] },
        { at: [20.4, 5, 9, 9], looks: [0, 1], texts: ["<b>"] },
      ],
    });
    expect(film(html).moves).toEqual([
      [0, 0, 5, 0, 1, 9, 9, 0],
      [0, 20, 5, 0],
      [1, 9, 9, 1],
    ]);
    expect(film(html).texts).toEqual([[0, 0], [], [0, "<b>"]]);
    expect(html).not.toContain("<b>");
  });

  it("is complete in itself: no address, no import, no id, and an image before any script", () => {
    const { html, svg } = corridorAnimation(corridor, words);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(
      /https?:|import\s*[("']|require\(|\sid=/,
    );
    const still = /<img src="data:image\/svg\+xml;base64,([^"]*)" alt="Two agents bump, [^"]*"/.exec(html);
    expect(Buffer.from(still![1]!, "base64").toString("utf8")).toBe(svg);
    expect(still!.index).toBeLessThan(html.indexOf("<script"));
    expect(svg).toContain("<desc>Two agents bump");
  });

  it("is a bundle of the player, the picture and the words", async () => {
    expect(Object.keys(await mimeBundle(corridorAnimation(corridor, words)))).toEqual([
      "text/html",
      "image/svg+xml",
      "text/plain",
    ]);
  });

  it("refuses frames that do not fit the sprites, the looks or the poster", () => {
    expect(() => animation({ ...moving, frames: [{ at: [1, 2] }] })).toThrow(
      "place 2 sprites, got 2 coordinates",
    );
    expect(() => animation({ ...moving, frames: [{ at: [1, 2, 3, 4], looks: [0, 2] }] })).toThrow(
      "uses look 2 of 2",
    );
    expect(() => animation({ ...moving, frames: [] })).toThrow("poster must be a frame");
  });
});

describe("corridorAnimation", () => {
  it("counts collisions, crossings and waiting, and shows the first collision", () => {
    const { svg } = corridorAnimation(corridor, words);
    const texts = [...svg.matchAll(/data-text="\d+"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(["1", "1", "2", "0, 1 bump", "0", "2", "1", "0 crosses"]);
  });

  it("stays small: 100 steps of six agents in two runs are under 60 kB", () => {
    const steps = Array.from({ length: 100 }, (_, t) => ({
      wanting: [t % 6, (t + 1) % 6],
      crossing: t % 6,
      collided: [],
    }));
    const runs = ["a", "b"].map((name) => ({ name, agents: 6, steps }));
    expect(corridorAnimation(runs, words).html.length).toBeLessThan(60_000);
  });

  it("refuses runs of different length and agents that do not exist", () => {
    const short = { ...corridor[0]!, steps: corridor[0]!.steps.slice(1) };
    expect(() => corridorAnimation([short, corridor[1]!], words)).toThrow("equally many steps, got 1 and 2");
    const odd = { name: "odd", agents: 2, steps: [{ wanting: [2], collided: [] }] };
    expect(() => corridorAnimation([odd], words)).toThrow('agent must be 0 .. 1, got 2 in step 0 of "odd"');
  });
});

describe("gridAnimation", () => {
  it("marks robots that meet and robots that change places", () => {
    const swap = [
      [
        [0, 0],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 0],
      ],
    ] as const;
    expect(clashing(swap, 1)).toEqual([[0, 1]]);
    expect(
      clashing(
        [
          [
            [0, 0],
            [0, 1],
          ],
          [
            [0, 2],
            [0, 1],
          ],
        ],
        1,
      ),
    ).toEqual([[0, 1]]);
    expect(
      clashing(
        [
          [
            [0, 0],
            [0, 1],
          ],
          [
            [0, 1],
            [0, 2],
          ],
        ],
        1,
      ),
    ).toEqual([]);
  });

  it("refuses a cell outside the map", () => {
    const rows = ["..", ".."];
    expect(() =>
      gridAnimation({
        rows,
        paths: [
          [
            [0, 0],
            [0, 2],
          ],
        ],
        ...words,
      }),
    ).toThrow("got [0, 2]");
  });
});
