/** Numbers of each student's own, where a task allows it: which there may be, and the judge that goes with them. */
import type { Assignment, Numbers, Variants } from "./written.js";

/** The assignment with the usual numbers, which knows its others: `variants({ fee: [0.8, 0.85] }, ({ fee }) => assignment(...))`. */
export function variants<Choices extends Variants["choices"]>(
  choices: Choices,
  of: (numbers: Readonly<Record<keyof Choices & string, number>>) => Assignment,
): Assignment {
  const written = of as Variants["of"];
  return { ...written(usualNumbers(choices)), variants: { choices, of: written } };
}

/** The first of each. */
export function usualNumbers(choices: Variants["choices"]): Numbers {
  return Object.fromEntries(Object.entries(choices).map(([name, [first]]) => [name, first]));
}

/** @example numbersText({ fee: 0.85, agents: 5 }) // "fee 0.85, agents 5" */
export function numbersText(numbers: Numbers): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

/** The judge of a student with these numbers. */
export function judgeOf(assignment: Assignment, numbers: Numbers | undefined): Assignment {
  return numbers && assignment.variants ? assignment.variants.of(numbers) : assignment;
}
