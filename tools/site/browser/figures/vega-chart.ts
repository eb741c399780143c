/** Vega-Lite in the page: no evaluation of text, the width of the column, the colours of the hour. */
import { narrowed, narrowedAxes } from "coordlab-figures/charts/narrowed.js";
import type { VegaLiteSpec } from "coordlab-figures/figure.js";
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { darkPartner } from "./dark-colours.js";

export async function vegaChart(stage: HTMLElement, spec: object): Promise<void> {
  const room = stage.clientWidth;
  const slide = document.documentElement.classList.contains("on-slides");
  const narrow = !slide && room > 0 && widthOf(spec) > room;
  const mine = slide ? onSlide(spec) : narrow ? narrowed(spec as VegaLiteSpec, room - 8) : spec;
  const { spec: wide } = compile(mine as TopLevelSpec);
  const compiled = narrow ? narrowedAxes(wide as unknown as VegaLiteSpec, room) : wide;
  const view = new vega.View(
    vega.parse(withQuietRules(compiled as vega.Spec), undefined, { ast: true } as never),
    {
      renderer: "svg",
      container: stage,
      hover: true,
      expr: expressionInterpreter,
      loader: vega.loader({ http: {} }),
    } as never,
  );
  await view.runAsync();
  const colours = new WeakMap<Element, Shown>();
  const ground = view.background() as string;
  const again = () => {
    recolour(stage, colours, ground);
    hideUnnamed(stage);
  };
  again();
  view.addResizeListener(again);
  for (const event of ["input", "pointermove"])
    stage.addEventListener(event, () => requestAnimationFrame(again));
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** A rule has no name of its own; the chart's words say what it means, and a nameless mark is noise in the ear. */
function withQuietRules<Spec extends { readonly marks?: readonly vega.Mark[] }>(spec: Spec): Spec {
  const marks = spec.marks?.map((mark) =>
    mark.type === "rule" ? { ...mark, aria: false } : mark.type === "group" ? withQuietRules(mark) : mark,
  );
  return marks ? { ...spec, marks } : spec;
}

/** The pixels that a chart with a width in numbers takes with its axis; 0 for others. */
function widthOf({ width }: { readonly width?: unknown }): number {
  return typeof width === "number" ? width + 110 : 0;
}

/** Marks without a name, such as the rules across a plot, are no pictures to a screen reader. */
function hideUnnamed(stage: HTMLElement): void {
  for (const mark of stage.querySelectorAll('[role="graphics-symbol"]:not([aria-label])'))
    mark.setAttribute("aria-hidden", "true");
}

/** A stage is twice as wide as it is high: flat and wide, a chart's letters grow with it. */
function onSlide(spec: { readonly width?: unknown; readonly height?: unknown }): object {
  const { width, height } = spec;
  if (typeof height !== "number" || height <= slideHeight) return spec;
  return { ...spec, height: slideHeight, ...(typeof width === "number" ? { width: slideWidth } : {}) };
}

const [slideWidth, slideHeight] = [560, 220];

/** By attribute: what the chart said, and what is shown in its place. */
type Shown = Partial<Record<"fill" | "stroke", { readonly own: string; readonly shown: string }>>;

/** Each colour as it belongs to the hour; what the chart has set since is its own again. */
function recolour(stage: HTMLElement, colours: WeakMap<Element, Shown>, ground: string): void {
  const isDark = document.documentElement.dataset.theme === "dark";
  for (const chart of stage.querySelectorAll<SVGElement>("svg"))
    chart.style.backgroundColor = (isDark && darkPartner(ground)) || ground;
  for (const part of stage.querySelectorAll("svg *")) {
    const before = colours.get(part) ?? {};
    for (const name of ["fill", "stroke"] as const) {
      const now = part.getAttribute(name);
      const known = before[name];
      const own = now === known?.shown ? known?.own : now;
      if (!own) continue;
      const shown = (isDark && darkPartner(own)) || own;
      if (now !== shown) part.setAttribute(name, shown);
      before[name] = { own, shown };
    }
    colours.set(part, before);
  }
}
