/** Vega-Lite in the page: no evaluation of text, the width of the column, the colours of the hour. */
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";

interface Sized {
  readonly width?: unknown;
  readonly config?: object;
}

const dark = {
  background: "#15171c",
  ink: "#e7e6e2",
  faint: "#a9aeb8",
  grid: "#363b46",
};

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
  if (isDark()) recolour(stage);
  view.addResizeListener(() => isDark() && recolour(stage));
  const again = () => isDark() && requestAnimationFrame(() => recolour(stage));
  stage.addEventListener("input", again);
  stage.addEventListener("pointermove", again);
}

function isDark(): boolean {
  return document.documentElement.dataset.theme === "dark";
}

/** On a narrow screen, a chart with a width in numbers is laid out anew at that of the screen. */
function fitted(spec: Sized & Record<string, unknown>, room: number): object {
  if (typeof spec.width !== "number" || room === 0) return spec;
  const width = spec.width + 110;
  if (width <= room) return spec;
  return { ...spec, autosize: { type: "fit-x", contains: "padding" }, width: Math.max(260, room - 8) };
}

/** The library's colours are those of print; in the dark each has a partner. */
const partners: Readonly<Record<string, string>> = {
  "#ffffff": dark.background,
  "#fff": dark.background,
  white: dark.background,
  "#222222": dark.ink,
  "#222": dark.ink,
  "#000": dark.ink,
  "#000000": dark.ink,
  black: dark.ink,
  "#444444": "#cfd2d8",
  "#444": "#cfd2d8",
  "#6b6b6b": dark.faint,
  "#888": dark.faint,
  "#888888": dark.faint,
  "#dddddd": dark.grid,
  "#ddd": dark.grid,
  "#b3261e": "#ff8f87",
  "#0067a5": "#6db6ec",
  "#c44601": "#ff9a62",
  "#00795c": "#4cc9a4",
  "#8f3b8c": "#d79ad4",
  "#8a6a00": "#e0be5a",
  "#b8336a": "#f28ab0",
  "#4a5fa8": "#a3b4f0",
};

function recolour(stage: HTMLElement): void {
  for (const part of stage.querySelectorAll("svg *"))
    for (const name of ["fill", "stroke"]) {
      const partner = partners[part.getAttribute(name)?.toLowerCase() ?? ""];
      if (partner) part.setAttribute(name, partner);
    }
}
