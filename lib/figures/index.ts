/** coordlab-figures: pictures of runs, graphs, plans and laws. */

// Charts.

export { barChart } from "./charts/bar-chart.js";
export { gainSurface } from "./charts/gain-surface.js";
export { heatmap } from "./charts/heatmap.js";
export { lineChart } from "./charts/line-chart.js";
export { outcomeStrip } from "./charts/outcome-strip.js";
export { panels } from "./charts/panels.js";
export { scalabilityChart } from "./charts/scalability-chart.js";
export { scatter } from "./charts/scatter.js";
export { slider, vegaLite } from "./charts/vega-lite.js";

// Drawings and tables.

export { coordinationGraphDrawing } from "./drawings/coordination-graph-drawing.js";
export { eliminationDrawing, eliminationTable } from "./drawings/elimination-drawing.js";
export { gantt } from "./drawings/gantt.js";
export { pictureRow } from "./drawings/picture-row.js";
export { planGantt } from "./drawings/plan-gantt.js";
export { table } from "./drawings/table.js";

// Moving pictures.

export { corridorAnimation } from "./moving/corridor-animation.js";
export { corridorSteps } from "./moving/corridor-steps.js";
export { dronePaths } from "./moving/drone-paths.js";
export { gridAnimation } from "./moving/grid-animation.js";
export { meetingAnimation } from "./moving/meeting-animation.js";
export { pageSteps, shelfSteps } from "./moving/meeting-steps.js";

// Bets: placed, settled, drawn into figures by their option `guess`.

export type { BetStore, KeptBet } from "./bets/bet-store.js";
export { type Calibration, calibration } from "./bets/calibration.js";
export { myCalibration } from "./bets/my-calibration.js";
export { placeBet, saw, settleBet } from "./bets/placed-bet.js";

// Display, in any notebook.

export { figureSvg } from "./display/bundle.js";
export type { DisplayHost } from "./display/host.js";
export { show } from "./display/show.js";
export type { Figure, PictureFigure, TableFigure, VegaLiteFigure } from "./figure.js";
