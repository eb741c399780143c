/** Fits of the scalability law: the published coefficients, and the time of a fit, against ml-levenberg-marquardt. */
import { fitScalabilityLaw, type Measurement } from "coordlab";
import { ciscoMySql, exactLaw, raytracer, specSdm91 } from "coordlab-experiments";
import { table } from "coordlab-figures";
import { bestOf } from "./best-of.js";

export async function run(): Promise<void> {
  const peer = await findPeer();
  const rows = [raytracer, specSdm91, ciscoMySql, exactLaw].map(({ title, measurements }) => {
    const { sigma, kappa, lambda, peak, sumOfSquares } = fitScalabilityLaw(measurements);
    const ours = bestOf(20, () => fitScalabilityLaw(measurements));
    const theirs = peer && bestOf(20, () => peer(measurements));
    const squares = peer?.(measurements);
    return { title, sigma, kappa, lambda, peak: peak.n, sumOfSquares, ours, theirs, squares };
  });
  const caption = "Fits of X(n) = lambda n / (1 + sigma (n - 1) + kappa n (n - 1)), one core";
  const columns = {
    title: "set",
    sigma: "sigma",
    kappa: "kappa",
    lambda: "lambda",
    peak: "peak at n",
    sumOfSquares: "sum of squares",
    ours: "ours (ms)",
    ...(peer ? { theirs: "peer (ms)", squares: "peer's sum of squares" } : {}),
  };
  console.log(table(rows, { caption, columns, digits: 7 }).text);
  if (!peer) console.log("skipped: ml-levenberg-marquardt (npm i --no-save ml-levenberg-marquardt)");
}

/** Fits by the peer, from the same start as a plain user would give, and returns its sum of squares. */
async function findPeer(): Promise<((measurements: readonly Measurement[]) => number) | undefined> {
  const name = "ml-levenberg-marquardt";
  try {
    const { levenbergMarquardt } = await import(name);
    return (measurements) => {
      const data = { x: measurements.map(({ n }) => n), y: measurements.map(({ throughput }) => throughput) };
      const law =
        ([lambda, sigma, kappa]: [number, number, number]) =>
        (n: number): number =>
          (lambda * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1));
      const options = {
        initialValues: [data.y[0], 0.05, 0.001],
        minValues: [0, 0, 0],
        maxIterations: 200,
        gradientDifference: 1e-6,
      };
      const { parameterValues } = levenbergMarquardt(data, law, options);
      return data.x.reduce((sum, n, i) => sum + (data.y[i]! - law(parameterValues)(n)) ** 2, 0);
    };
  } catch {
    return undefined;
  }
}
