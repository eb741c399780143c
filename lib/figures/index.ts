/** coordlab-figures: pictures of runs, graphs, plans and laws. */

export { type BarChartOptions, barChart } from "./charts/bar-chart.js";
export { type GainSurfaceOptions, gainSurface } from "./charts/gain-surface.js";
export { type HeatmapOptions, heatmap } from "./charts/heatmap.js";
export { type LineChartOptions, lineChart } from "./charts/line-chart.js";
export { outcomeStrip } from "./charts/outcome-strip.js";
export { type PanelOptions, panels } from "./charts/panels.js";
export { type NamedLaw, scalabilityChart } from "./charts/scalability-chart.js";
export { type ScatterOptions, scatter } from "./charts/scatter.js";
// Charts.
export { slider, vegaLite } from "./charts/vega-lite.js";
export { figureSvg } from "./display/bundle.js";
export type { DisplayHost } from "./display/host.js";
// Display, in any notebook.
export { show } from "./display/show.js";
export {
  type CoordinationGraphDrawingOptions,
  coordinationGraphDrawing,
} from "./drawings/coordination-graph-drawing.js";
export {
  type EliminationDrawingOptions,
  eliminationDrawing,
  eliminationTable,
} from "./drawings/elimination-drawing.js";
export { type GanttOptions, gantt } from "./drawings/gantt.js";
export type { GanttBar } from "./drawings/gantt-layout.js";
export { type PictureRowOptions, pictureRow } from "./drawings/picture-row.js";
export { type PlanGanttOptions, planGantt } from "./drawings/plan-gantt.js";
// Drawings and tables.
export { type TableOptions, table } from "./drawings/table.js";
export type {
  AnimationFigure,
  Figure,
  PictureFigure,
  PlotlyFigure,
  StillFigure,
  TableFigure,
  VegaLiteFigure,
  VegaLiteSpec,
} from "./figure.js";

// Moving pictures.
export {
  type CorridorAnimationOptions,
  type CorridorRun,
  type CorridorStep,
  corridorAnimation,
} from "./moving/corridor-animation.js";
export { corridorSteps } from "./moving/corridor-steps.js";
export { dronePaths } from "./moving/drone-paths.js";
export { type GridAnimationOptions, gridAnimation } from "./moving/grid-animation.js";
