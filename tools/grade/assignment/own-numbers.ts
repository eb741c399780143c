/** A student's own numbers, from the id by which the grader knows the student, and the notebook that has them. */
import { createHmac } from "node:crypto";
import { CourseError } from "../../course-error.js";
import type { Notebook } from "../../notebook/notebook.js";
import { usualNumbers } from "../judge/variants.js";
import type { Numbers, Variants } from "../judge/written.js";

/** @param secret without it whoever has read the repository can work out everybody's numbers */
export function numbersOf(
  { choices }: Variants,
  {
    name,
    student,
    secret = "",
  }: { readonly name: string; readonly student: string; readonly secret?: string },
): Numbers {
  return Object.fromEntries(
    Object.entries(choices).map(([number, values]) => {
      const digest = createHmac("sha256", `variants ${secret}`)
        .update(`${name}\0${student}\0${number}`)
        .digest();
      return [number, values[digest.readUInt32LE() % values.length]!];
    }),
  );
}

/**
 * The notebook with these numbers in place of the usual ones. A cell says in its metadata where they stand:
 * `"course": { "varies": { "a fee of 0.8": "fee" } }` means that number wherever this phrase is in the cell.
 *
 * @throws CourseError if a phrase is not in its cell, or the usual number is not in the phrase
 */
export function withNumbers(notebook: Notebook, { choices }: Variants, numbers: Numbers): Notebook {
  const usual = usualNumbers(choices);
  const cells = notebook.cells.map((cell): Notebook["cells"][number] => {
    const { varies = {} } = (cell.metadata.course ?? {}) as { readonly varies?: Record<string, string> };
    let { source } = cell;
    for (const [phrase, name] of Object.entries(varies)) {
      const before = String(usual[name]);
      if (!source.includes(phrase) || !phrase.includes(before))
        throw new CourseError(
          `cell ${cell.id}: "${phrase}" is to hold the number ${name}, ${before}, and does not`,
        );
      source = source.replaceAll(phrase, phrase.replace(before, String(numbers[name])));
    }
    return { ...cell, source };
  });
  return { ...notebook, cells };
}
