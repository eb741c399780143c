/** Axes with explicit domains, so that the live chart, the picture and the notes on it agree. */
import type { VegaLiteSpec } from "../figure.js";
import { roundStep } from "../round-step.js";

export type Scale = "linear" | "log";

/** Axes carry words and units: "agents n", "solve time (ms)". */
export interface ChartAxes {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xScale?: Scale;
  readonly yScale?: Scale;
  /** Default: from the data; linear y axes start at 0 unless the data lie below it. */
  readonly xDomain?: readonly [number, number];
  readonly yDomain?: readonly [number, number];
  /** Of the whole picture, in pixels. Default: about 640. */
  readonly width?: number;
  /** Of the plot, in pixels. Default: 320. */
  readonly height?: number;
}

/** The pixels that a plot gets of a picture `width` wide, beside its y axis and `beside` pixels of labels. */
export function plotWidth(width = 640, beside = 0): number {
  return Math.max(160, Math.round(width - 90 - beside));
}

/**
 * The domain of an axis: as given, else around the values.
 *
 * Logarithmic: whole powers of ten. Linear with `zero`: from 0 (or below it) to a round figure. Else the values'
 * own ends.
 */
export function domainOf(
  values: readonly number[],
  { scale = "linear", zero = false, given }: DomainRule,
): readonly [number, number] {
  if (given) return given;
  const usable = values.filter((value) => Number.isFinite(value) && (scale === "linear" || value > 0));
  const low = usable.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = usable.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (usable.length === 0) return [1, 10];
  if (scale === "log") {
    const first = Math.floor(Math.log10(low) + 1e-9);
    return [10 ** first, 10 ** Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9))];
  }
  if (!zero) return [low, high === low ? low + 1 : high];
  const [start, end] = [Math.min(0, low), Math.max(0, high)];
  const step = roundStep((end - start || 1) / 8);
  return [tidy(Math.floor(start / step + 1e-9) * step), tidy(Math.ceil((end || 1) / step - 1e-9) * step)];
}

export interface DomainRule {
  readonly scale?: Scale | undefined;
  readonly zero?: boolean;
  readonly given?: readonly [number, number] | undefined;
}

/** One quantitative channel with an explicit domain. A logarithmic axis is labelled 0.01, 1, 100, 10k, 1M. */
export function quantitative(
  field: string,
  axis: { title: string; scale?: Scale | undefined; domain: readonly [number, number]; whole?: boolean },
): VegaLiteSpec {
  const { title, scale = "linear", domain, whole = false } = axis;
  return {
    field,
    type: "quantitative",
    title,
    scale: { type: scale, domain, nice: false, ...(scale === "log" ? {} : { zero: false }) },
    axis: scale === "log" ? logAxis(domain) : { tickCount: 6, ...(whole ? { tickMinStep: 1 } : {}) },
  };
}

function logAxis([low, high]: readonly [number, number]): VegaLiteSpec {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first) / 8));
  const values: number[] = [];
  for (let power = first; power <= last; power += stride)
    for (const factor of last - first <= 2 ? [1, 2, 5] : [1]) values.push(tidy(factor * 10 ** power));
  const format = "datum.value >= 1e4 ? '~s' : datum.value < 1e-4 ? '~e' : '~r'";
  return {
    values: values.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)),
    labelExpr: `format(datum.value, ${format})`,
  };
}

function tidy(value: number): number {
  return +value.toPrecision(12);
}
