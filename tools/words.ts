/** Reads the words after a command's name; what does not fit is told in one line. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CourseError } from "./course-error.js";

/**
 * The options and positional words of a command.
 *
 * @throws CourseError with the offending word, and the command's usage
 */
export function readWords<const T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. (?=[A-Z])/);
    throw new CourseError(`${sentence}; usage: ${usage}`);
  }
}
