/** Plotly figures as HTML that finds Plotly on its own machine. */
import type { PlotlyFigure } from "./figure.js";

/** The still picture of a Plotly figure, for front ends that show HTML. */
export function plotlyHtml(_figure: PlotlyFigure, svg: string): string {
  return svg;
}
