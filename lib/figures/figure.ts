/**
 * A figure is plain data: what to draw and, always, the same thing in words. Functions such as `lineChart` and
 * `table` return one; `show` displays it, `mimeBundle` and `figureSvg` turn it into files.
 */
export type Figure = VegaLiteFigure | PictureFigure | AnimationFigure | PlotlyFigure | TableFigure;

/** A figure that a still picture can stand for. */
export type StillFigure = VegaLiteFigure | PictureFigure | AnimationFigure;

/** A chart: live where Vega-Lite runs, an SVG everywhere else. */
export interface VegaLiteFigure {
  readonly kind: "vega-lite";
  readonly alt: string;
  readonly spec: VegaLiteSpec;
}

/** A drawing. */
export interface PictureFigure {
  readonly kind: "picture";
  readonly alt: string;
  readonly svg: string;
}

/** A player in HTML that needs no kernel and no network, and the picture that stands for it. */
export interface AnimationFigure {
  readonly kind: "animation";
  readonly alt: string;
  readonly html: string;
  readonly svg: string;
}

/** An interactive Plotly figure, and the still that stands for it. */
export interface PlotlyFigure {
  readonly kind: "plotly";
  readonly alt: string;
  readonly data: readonly object[];
  readonly layout: object;
  readonly frames: readonly object[];
  readonly still: StillFigure;
}

/** A table, as HTML and as aligned text. */
export interface TableFigure {
  readonly kind: "table";
  readonly html: string;
  readonly text: string;
}

/** A Vega-Lite specification, v5, as one writes it in JSON. */
export type VegaLiteSpec = Readonly<Record<string, unknown>>;

/**
 * The alternative text of a figure, refused when it is missing or says nothing.
 *
 * @throws RangeError if `alt` has fewer than 10 characters
 */
export function altText(alt: string): string {
  const text = typeof alt === "string" ? alt.trim() : "";
  if (text.length < 10)
    throw new RangeError(
      `alt must say in a sentence what the figure shows (10 characters or more), got ${JSON.stringify(alt)}`,
    );
  return text;
}
