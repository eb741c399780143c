/**
 * Arguments that cannot travel, such as a stream or a channel: the student's process makes its own from the
 * recipe, a function's name and plain arguments.
 */
import * as coordlab from "coordlab";

/** "Call `name` of coordlab, or of the notebook's locked cells, with `args`"; with `new` if it is a class. */
export interface Recipe {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Registered, so that judges that were loaded apart from the grader are understood. */
const recipeKey = Symbol.for("course.recipe");

/** What to make in the student's process when this value is sent there. */
export function recipeOf(value: object): Recipe | undefined {
  return (value as { readonly [recipeKey]?: Recipe })[recipeKey];
}

/** An argument made in the student's process by `name(...args)`. It has no value on this side. */
export function made(name: string, ...args: readonly unknown[]): object {
  return remember({}, { name, args });
}

/** coordlab's `seededStream`, which works on this side and is made anew in the student's process. */
export function seededStream(seed: number | string): coordlab.Stream {
  return remember(coordlab.seededStream(seed), { name: "seededStream", args: [seed] });
}

/** coordlab's `pythonStream`, which works on this side and is made anew in the student's process. */
export function pythonStream(seed: number): coordlab.Stream {
  return remember(coordlab.pythonStream(seed), { name: "pythonStream", args: [seed] });
}

function remember<T extends object>(value: T, recipe: Recipe): T {
  return Object.defineProperty(value, recipeKey, { value: recipe });
}
