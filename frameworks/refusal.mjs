/** What the user, or a program, got wrong: one sentence on stderr, without a stack trace. */
export class Refusal extends Error {}
