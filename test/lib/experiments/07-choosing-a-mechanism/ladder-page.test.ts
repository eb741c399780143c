import { expect, test } from "vitest";
import { ladderPage } from "../../../../lib/experiments/07-choosing-a-mechanism/ladder-page.js";

const example = {
  name: "support <team>",
  agents: 5,
  neighbours: 4,
  foreseeable: "rule",
  symmetric: true,
  clashes: 1,
  clashCost: 4,
  messageCost: 0.1,
} as const;
const words = { title: "Which rung?", alt: "A form with seven numbers and the mechanism to take." };

test("the page answers its first example before any script has run", () => {
  const { html } = ladderPage([example], words);
  expect(html).toContain("Take <b>conventions</b>.");
  expect(html).toContain("roles would not do: the agents are alike");
});

test("it asks nothing of a network and keeps what it is given out of its own markup", () => {
  const { html, svg } = ladderPage([example], words);
  expect(html).not.toMatch(/https?:|src=|@import/);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain("support <team>");
  expect(svg).toContain("plan merging");
});

test("same arguments, same bytes; no example or no alt text is refused", () => {
  expect(ladderPage([example], words)).toEqual(ladderPage([example], words));
  expect(() => ladderPage([], words)).toThrow("needs at least one example, got 0");
  expect(() => ladderPage([example], { ...words, alt: "" })).toThrow("alt must say");
});
