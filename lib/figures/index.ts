export { type BarChartOptions, barChart } from "./charts/bar-chart.js";
export { type GainSurfaceOptions, gainSurface } from "./charts/gain-surface.js";
export { type HeatmapOptions, heatmap } from "./charts/heatmap.js";
export { type Bin, binned, type HistogramOptions, histogram } from "./charts/histogram.js";
export { type LineChartOptions, lineChart } from "./charts/line-chart.js";
export { outcomeStrip } from "./charts/outcome-strip.js";
export { type PanelOptions, panels } from "./charts/panels.js";
export { type PlotlyOptions, plotly, plotlyHtml } from "./charts/plotly.js";
export { type NamedLaw, scalabilityChart } from "./charts/scalability-chart.js";
export { type ScatterOptions, scatter } from "./charts/scatter.js";
export { slider, vegaLite } from "./charts/vega-lite.js";
export { figureSvg, type MimeBundle, mimeBundle } from "./display/bundle.js";
export type { DisplayHost } from "./display/host.js";
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
export {
  type DrawnEdge,
  type DrawnNode,
  type GraphDrawingOptions,
  graphDrawing,
} from "./drawings/graph-drawing.js";
export { type GridPictureOptions, gridPicture } from "./drawings/grid-picture.js";
export { type PictureRowOptions, pictureRow } from "./drawings/picture-row.js";
export { type PlanGanttOptions, planGantt } from "./drawings/plan-gantt.js";
export { type TableOptions, table } from "./drawings/table.js";
export {
  type AnimationFigure,
  altText,
  type Figure,
  type PictureFigure,
  type PlotlyFigure,
  type StillFigure,
  type TableFigure,
  type VegaLiteFigure,
  type VegaLiteSpec,
} from "./figure.js";
export {
  type AnimationOptions,
  animation,
  type Frame,
  type Look,
  type Sprite,
  type TextSlot,
} from "./moving/animation.js";
export {
  type CorridorAnimationOptions,
  type CorridorRun,
  type CorridorStep,
  corridorAnimation,
} from "./moving/corridor-animation.js";
export { corridorSteps } from "./moving/corridor-steps.js";
export { dronePaths } from "./moving/drone-paths.js";
export { cellAt, clashing, type GridAnimationOptions, gridAnimation } from "./moving/grid-animation.js";
export { svgElement, svgText } from "./svg/svg-element.js";
