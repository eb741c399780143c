import { describe, expect, it } from "vitest";
import { darkPartner } from "../../../tools/site/browser/figures/dark-colours.js";

/** Relative luminance, as WCAG 2 counts it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const hex = (rgb: readonly number[]) => `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

describe("the partner of a colour in the dark", () => {
  it("stands out from the dark ground as the colour does from white, or by 4.5 : 1", () => {
    const steps = [0, 51, 102, 153, 204, 255];
    for (const r of steps)
      for (const g of steps)
        for (const b of steps) {
          const colour = hex([r, g, b]);
          const wanted = Math.min(4.5, contrast(colour, "#ffffff"));
          const found = contrast(darkPartner(colour)!, "#15171c");
          expect(found, `${colour} → ${darkPartner(colour)}`).toBeGreaterThanOrEqual(wanted);
        }
  });

  it("of paper is the page's ground, and of ink its ink, however they are written", () => {
    expect(["#fff", "#FFFFFF", "white", "rgb(255, 255, 255)"].map(darkPartner)).toEqual(
      Array(4).fill("#15171c"),
    );
    expect(darkPartner("#222")).toBe("#e7e6e2");
  });

  it("exists for plain colours only", () => {
    expect(["none", "transparent", "url(#fade)", "currentColor"].map(darkPartner)).toEqual(
      Array(4).fill(undefined),
    );
  });
});
