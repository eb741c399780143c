/** The folder of a lesson that has ended. */
import { CourseError } from "../course-error.js";

/** A lesson that has ended is not taken up again. */
export class LessonOver extends CourseError {
  constructor(folder: string) {
    super(
      `the lesson in ${folder} has ended, and its files are there; choose another --out for the next one`,
    );
  }
}
