/** What agreeing gains, over demand and fee: a surface to turn, with a slider over team sizes. */
import type { PlotlyFigure } from "../figure.js";
import type { ChartWords } from "./chart-words.js";
import { heatmap } from "./heatmap.js";
import { plotly } from "./plotly.js";

/** What a step of the corridor gains by agreeing, for one team size, demand and fee. */
export interface FeeGain {
  readonly agents: number;
  readonly demand: number;
  readonly fee: number;
  /** Expected coordinated minus independent reward, per step. */
  readonly gain: number;
}

export interface GainSurfaceOptions extends ChartWords {
  /** The team size that is shown first, and in print as a heatmap. */
  readonly shown: number;
}

/**
 * Gains over demand and fee as a surface, with the break-even line, where the gain is 0, drawn on it.
 *
 * @throws RangeError if no row has `shown` agents
 */
export function gainSurface(rows: readonly FeeGain[], options: GainSurfaceOptions): PlotlyFigure {
  const { shown, title, caption, alt } = options;
  const first = rows.filter(({ agents }) => agents === shown);
  if (first.length === 0) throw new RangeError(`no row has ${shown} agents`);
  const sizes = [...new Set(rows.map(({ agents }) => agents))];
  const reach = Math.max(...rows.map(({ gain }) => Math.abs(gain)));
  const surface = (agents: number): object => {
    const team = rows.filter((row) => row.agents === agents);
    const demands = [...new Set(team.map(({ demand }) => demand))];
    const fees = [...new Set(team.map(({ fee }) => fee))];
    return {
      type: "surface",
      x: demands,
      y: fees,
      // rows come demand by demand, a surface is wanted fee by fee
      z: fees.map((_, f) => demands.map((_, d) => team[d * fees.length + f]!.gain)),
      cmin: -reach,
      cmax: reach,
      colorscale: blueToOrange,
      contours: { z: { show: true, start: 0, end: 0.001, size: 1, color: "#222222", width: 6 } },
      colorbar: { title: { text: "gain" }, len: 0.6 },
      hovertemplate: "demand %{x:.2f}<br>fee %{y:.2f}<br>gain %{z:.3f}<extra></extra>",
    };
  };
  const axis = (text: string): object => ({ title: { text } });
  const figure = plotly(
    [surface(shown)],
    {
      title: { text: title },
      scene: {
        xaxis: axis("demand p"),
        yaxis: axis("fee c"),
        zaxis: axis("gain a step"),
        // from the side of rare demand and high fees, where the valley lies
        camera: { eye: { x: -1.5, y: 1.35, z: 0.9 }, center: { x: 0, y: 0, z: -0.15 } },
      },
      height: 600,
    },
    {
      alt,
      frames: sizes.map((agents) => ({ name: String(agents), data: [surface(agents)] })),
      frameLabel: "agents n = ",
      still: heatmap(
        first.map((row) => ({ ...row, demand: +row.demand.toFixed(3), fee: +row.fee.toFixed(3) })),
        {
          x: "demand",
          y: "fee",
          value: "gain",
          xTitle: "demand p of each agent",
          yTitle: "fee c (crossings)",
          valueTitle: "gain a step",
          middle: 0,
          format: "",
          title: `${title}, ${shown} agents`,
          ...(caption ? { caption } : {}),
          alt,
        },
      ),
    },
  );
  // The slider starts at the size that is shown, not at the first.
  const { sliders } = figure.layout as { sliders: object[] };
  const active = sizes.indexOf(shown);
  return {
    ...figure,
    layout: { ...figure.layout, sliders: sliders.map((slider) => ({ ...slider, active })) },
  };
}

const blueToOrange = [
  [0, "#0b5a8f"],
  [0.5, "#f7f7f2"],
  [1, "#c44601"],
];
