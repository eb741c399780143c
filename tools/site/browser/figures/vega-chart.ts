/** Vega-Lite in the page: no evaluation of text, the width of the column, the colours of the hour. */
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { darkPartner } from "./dark-colours.js";

interface Sized {
  readonly width?: unknown;
  readonly config?: object;
}

export async function vegaChart(stage: HTMLElement, spec: object): Promise<void> {
  const mine = fitted(spec as Sized & Record<string, unknown>, stage.clientWidth);
  const { spec: compiled } = compile(mine as unknown as TopLevelSpec);
  const view = new vega.View(vega.parse(compiled, undefined, { ast: true } as never), {
    renderer: "svg",
    container: stage,
    hover: true,
    expr: expressionInterpreter,
    loader: vega.loader({ http: {} }),
  } as never);
  await view.runAsync();
  const colours = new WeakMap<Element, Shown>();
  const again = () => recolour(stage, colours);
  again();
  view.addResizeListener(again);
  for (const event of ["input", "pointermove"])
    stage.addEventListener(event, () => requestAnimationFrame(again));
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** On a narrow screen, a chart with a width in numbers is laid out anew at that of the screen. */
function fitted(spec: Sized & Record<string, unknown>, room: number): object {
  if (typeof spec.width !== "number" || room === 0) return spec;
  const width = spec.width + 110;
  if (width <= room) return spec;
  return { ...spec, autosize: { type: "fit-x", contains: "padding" }, width: Math.max(260, room - 8) };
}

/** By attribute: what the chart said, and what is shown in its place. */
type Shown = Partial<Record<"fill" | "stroke", { readonly own: string; readonly shown: string }>>;

/** Each colour as it belongs to the hour; what the chart has set since is its own again. */
function recolour(stage: HTMLElement, colours: WeakMap<Element, Shown>): void {
  const isDark = document.documentElement.dataset.theme === "dark";
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
