/** Something the user can put right: shown as one line, without a stack trace. */
export class CourseError extends Error {}
