/** A guess drawn into a chart: a level, an upright, a mark on a bar, a curve or the places of a ranking. */
import type { CurveBet, PlacedBet } from "coordlab/bets/bet.js";
import type { VegaLiteSpec } from "../figure.js";

/** Whose guess to draw, and where. */
export interface GuessMark {
  readonly bet: PlacedBet;
  /** The bar or the x at which a number stands (default: across the whole plot), or a choice whose option is no bar. */
  readonly at?: string | number;
  /** The axis that a number counts along. Default: "y". */
  readonly along?: "x" | "y";
}

/** Plum, dotted and with its own word, so that no series is taken for it. */
const guessInk = "#7a1f6b";

/** The numbers of a guess on one axis, for a domain that holds them, unless they lie far outside the data's. */
export function guessesOn(axis: "x" | "y", mark: GuessMark | undefined, data: readonly number[]): number[] {
  if (!mark) return [];
  const { guess } = mark.bet;
  const numbers =
    typeof guess === "number" ? [guess] : mark.bet.bet.kind === "curve" ? ((guess ?? []) as number[]) : [];
  const [low, high] = [Math.min(...data), Math.max(...data)];
  const reach = 0.5 * (high - low || Math.abs(high) || 1);
  return (mark.along ?? "y") === axis
    ? numbers.filter((y) => y >= Math.min(0, low) - reach && y <= high + reach)
    : [];
}

/** The layers of a guess; none while there is no guess. A guess outside the plot stands at its edge, with an arrow. */
export function guessLayers(mark: GuessMark | undefined, x: VegaLiteSpec, y: VegaLiteSpec): VegaLiteSpec[] {
  const { guess, bet } = mark?.bet ?? {};
  if (!mark || !bet || guess === undefined) return [];
  if (bet.kind === "number") return numberLayers(mark, guess as number, x, y);
  if (bet.kind === "curve") return curveLayers(bet, guess as readonly number[], x, y);
  const values =
    bet.kind === "ranking"
      ? (guess as readonly string[]).map((at, i) => ({ at, words: `your ${i + 1}.` }))
      : [mark.at === undefined ? { at: guess, words: "◆ you" } : { at: mark.at, words: `◆ you: ${guess}` }];
  return [
    {
      data: { values },
      mark: { ...text, baseline: "top", dy: 3 },
      encoding: { x: { ...x, field: "at" }, y: { value: 0 }, text: { field: "words" } },
    },
  ];
}

const text = { type: "text", color: guessInk, fontSize: 14, fontWeight: "bold" };
const stroke = { color: guessInk, strokeDash: [2, 3], strokeWidth: 3 };

function numberLayers(
  { at, along = "y" }: GuessMark,
  guess: number,
  x: VegaLiteSpec,
  y: VegaLiteSpec,
): VegaLiteSpec[] {
  const { domain = [guess, guess] } = ((along === "y" ? y : x).scale ?? {}) as { domain?: [number, number] };
  const place = Math.min(domain[1], Math.max(domain[0], guess));
  const beyond =
    place === guess ? "" : along === "y" ? (guess > place ? " ↑" : " ↓") : guess > place ? " →" : " ←";
  const words = `you: ${+guess.toPrecision(4)}${beyond}`;
  const data = { values: [{ at }] };
  if (along === "x") {
    const encoding = { x: { datum: place } };
    const right = place > (domain[0] + domain[1]) / 2;
    return [
      { data, mark: { type: "rule", ...stroke }, encoding },
      {
        data,
        mark: {
          ...text,
          text: words,
          align: right ? "right" : "left",
          dx: right ? -6 : 6,
          baseline: "top",
          y: 22,
        },
        encoding,
      },
    ];
  }
  const level = { y: { datum: place } };
  const word = {
    ...text,
    text: words,
    baseline: place > 0.9 * domain[1] ? "top" : "bottom",
    dy: place > 0.9 * domain[1] ? 5 : -5,
  };
  if (at === undefined)
    return [
      { data, mark: { type: "rule", ...stroke }, encoding: level },
      { data, mark: { ...word, align: "right", dx: -4, x: "width" }, encoding: level },
    ];
  const across = { x: { ...x, field: "at" }, ...level };
  if (typeof at === "number" && x.type === "quantitative")
    return [
      {
        data,
        mark: { type: "point", shape: "diamond", size: 190, filled: true, color: guessInk },
        encoding: across,
      },
      { data, mark: { ...word, align: "left", dx: 11, dy: 0, baseline: "middle" }, encoding: across },
    ];
  // On a dark bar a mark needs a light edge.
  const line = (look: object): VegaLiteSpec => ({
    data,
    mark: { type: "bar", ...look },
    encoding: { ...across, y2: level.y },
  });
  return [
    line({ stroke: "#ffffff", strokeWidth: 7 }),
    line({ stroke: guessInk, strokeWidth: 3, strokeDash: [2, 3] }),
    { data, mark: { ...word, stroke: "#ffffff", strokeWidth: 4 }, encoding: across },
    { data, mark: word, encoding: across },
  ];
}

function curveLayers(
  { xs }: CurveBet,
  guess: readonly number[],
  x: VegaLiteSpec,
  y: VegaLiteSpec,
): VegaLiteSpec[] {
  const values = guess.map((height, i) => ({ at: xs[i], height }));
  const encoding = { x: { ...x, field: "at" }, y: { ...y, field: "height" } };
  const end = [values[values.length - 1]!];
  return [
    { data: { values }, mark: { type: "line", clip: true, ...stroke }, encoding },
    {
      data: { values },
      mark: { type: "point", shape: "diamond", size: 90, filled: true, clip: true, color: guessInk },
      encoding,
    },
    {
      data: { values: end },
      mark: { ...text, text: "you", align: "right", dx: -8, dy: -10, clip: false },
      encoding,
    },
  ];
}
