/** An item of the diagnostic quiz: one idea, asked before and after in different clothes. */

/** One of four options; one that is wrong says which belief makes it attractive. */
export interface QuizOption {
  readonly text: string;
  readonly belief?: string;
}

/** The item as it is asked in one sitting. */
export interface QuizForm {
  readonly stem: string;
  /** Four of them, one without a belief: that is the right one. */
  readonly options: readonly QuizOption[];
}

/** One idea, with the belief that it is there to find. */
export interface QuizItem {
  readonly name: string;
  readonly misconception: string;
  readonly before: QuizForm;
  readonly after: QuizForm;
}

/** The two times at which the quiz is taken. */
export const sittings = ["before", "after"] as const;
/** Before the course, or after it. */
export type Sitting = (typeof sittings)[number];

/** The letters of the options, in order. */
export const letters = ["a", "b", "c", "d"] as const;

/** The letter of the right option. */
export function rightLetter({ options }: QuizForm): string {
  return letters[options.findIndex(({ belief }) => belief === undefined)]!;
}
