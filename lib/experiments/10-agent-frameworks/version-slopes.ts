/** One mode of MAST, several numbers: a line from version to version. */
import { lineChart, type VegaLiteFigure } from "coordlab-figures";
import { sharesByVersion } from "./mast.js";

/** Failure modes of MAST by the version that counted them. */
export function versionSlopes(codes: readonly string[]): VegaLiteFigure {
  const shares = sharesByVersion(codes);
  const said = [...new Set(shares.map(({ mode }) => mode))].map(
    (mode) =>
      `${mode} ${shares
        .filter((it) => it.mode === mode)
        .map(({ share }) => share.toFixed(1))
        .join(", ")}`,
  );
  return lineChart(shares, {
    x: "version",
    y: "share",
    series: "mode",
    xTitle: "where the number stands",
    yTitle: "per cent of all labels",
    yDomain: [0, 20],
    title: "The same mode, three numbers",
    caption: "Five of fourteen modes. Ignored input: 0.2, then 1.9, then none.",
    alt: `Slopes over version 2, version 3 and the released labels: ${said.join("; ")}.`,
  });
}
