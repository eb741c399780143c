/** What the questions are worth as questions: how hard each is, and whether those who know more answer it better. */
import { type Result, score } from "../result/result.js";

/** How one student did in what somebody has looked at: no share is known where all is still unread. */
export interface Share {
  readonly points: number;
  readonly maximum: number;
}

/** The whole hand-in, without answers that nobody has read; what lateness costs is taken off. */
export function readShare(result: Result): Share {
  return { points: score(result), maximum: result.maximum - result.pending };
}

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly maximum: number;
  /** Students whose answer is judged, of those how many got everything, and how many nothing. */
  readonly judged: number;
  readonly all: number;
  readonly none: number;
  /** Answers that wait for a person. */
  readonly unread: number;
  /** The mean share of the points, in [0, 1]: the higher, the easier. Nothing where nobody is judged. */
  readonly difficulty?: number;
  /**
   * Pearson's correlation of the share in this question with the share in all others, in [-1, 1]. Nothing where fewer
   * than `fewest` are judged or all did the same.
   */
  readonly discrimination?: number;
}

/** With fewer students a correlation says nothing. */
export const fewest = 10;

/** One item for each question, over results that are graded. */
export function itemsOf(results: readonly Result[]): Item[] {
  const questions = results[0]?.questions ?? [];
  return questions.map(({ id, title, maximum }, i): Item => {
    const pairs = results.flatMap((result): [Share, Share][] => {
      const question = result.questions[i];
      if (question === undefined) return [];
      const unread = question.manual && question.manual.points === undefined ? question.manual.maximum : 0;
      const own = { points: question.points, maximum: question.maximum - unread };
      const rest = {
        points: result.points - own.points,
        maximum: result.maximum - result.pending - own.maximum,
      };
      return own.maximum > 0 ? [[own, rest]] : [];
    });
    const shares = pairs.map(([own]) => own.points / own.maximum);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const compared = pairs.filter(([, rest]) => rest.maximum > 0);
    const correlation =
      compared.length < fewest
        ? undefined
        : pearson(compared.map(([own, rest]) => [own.points / own.maximum, rest.points / rest.maximum]));
    return {
      id,
      title,
      maximum,
      judged: pairs.length,
      all: shares.filter((share) => share === 1).length,
      none: shares.filter((share) => share === 0).length,
      unread: results.filter(({ questions: own }) => isUnread(own[i])).length,
      ...(pairs.length > 0 ? { difficulty: mean } : {}),
      ...(correlation === undefined ? {} : { discrimination: correlation }),
    };
  });
}

function isUnread(question: Result["questions"][number] | undefined): boolean {
  return question?.manual !== undefined && question.manual.points === undefined;
}

/** @returns nothing if one of the two never changes */
function pearson(pairs: readonly (readonly [number, number])[]): number | undefined {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [a, b] of pairs) {
    xy += (a - x) * (b - y);
    xx += (a - x) ** 2;
    yy += (b - y) ** 2;
  }
  // Rounding makes a little of what is nothing.
  return xx < 1e-12 || yy < 1e-12 ? undefined : xy / Math.sqrt(xx * yy);
}
