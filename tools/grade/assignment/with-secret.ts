/** Hidden laws draw from a seed of the instructor's: who has read the repository does not know their inputs. */
import { createHmac } from "node:crypto";
import { CourseError } from "../../course-error.js";
import { textOf } from "../../given-files.js";
import type { Assignment } from "../judge/written.js";

/** The same assignment; every hidden check gets another seed, the same for everybody who grades with this secret. */
export function withSecret(assignment: Assignment, secret: string): Assignment {
  const questions = assignment.questions.map((question) => {
    if (!question.hidden) return question;
    const hidden = question.hidden.map((check): typeof check => ({
      ...check,
      holds: (trial, calls, reads, seed, isEnough) =>
        check.holds(trial, calls, reads, secretSeed(secret, seed), isEnough),
    }));
    return { ...question, hidden };
  });
  return { ...assignment, questions };
}

/** The secret in a file. @throws CourseError if it could be guessed */
export async function secretOf(path: string): Promise<string> {
  const text = (await textOf(path)).trim();
  if (text.length < 12) throw new CourseError(`${path}: a secret is a line of at least 12 characters`);
  return text;
}

/** What names the secret in results without giving it away. */
export async function secretName(path: string): Promise<string> {
  return createHmac("sha256", await secretOf(path))
    .update("name")
    .digest("hex")
    .slice(0, 8);
}

function secretSeed(secret: string, seed: number): number {
  return createHmac("sha256", secret).update(String(seed)).digest().readInt32LE();
}
