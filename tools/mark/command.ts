/** `course mark OUT`: a page on this machine on which a person reads the written answers of a graded class. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { readResults } from "../grade/result/store.js";
import { openBrowser } from "../start/open-browser.js";
import { readWords } from "../words.js";
import { ManualFile } from "./manual-file.js";
import { markingOf, unreadOf } from "./marking.js";
import { markServer } from "./server.js";

const usage = "mark OUT [--names] [--port N] [--no-browser] [--template]";

const help = `course mark OUT

OUT is the folder that \`course grade\` wrote. The page shows one question across all students, the answer beside the
boxes of its rubric and a comment; everything works by keyboard (? lists the keys) and is saved at once to
OUT/manual.csv, which \`course grade\` reads.

  --names       show who wrote an answer. Default: nobody's name, and another order for each question.
  --port N      Default: any that is free.
  --no-browser  only print the address
  --template    write OUT/manual.csv with a row for every written answer, and end
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean" },
      names: { type: "boolean" },
      port: { type: "string" },
      "no-browser": { type: "boolean" },
      template: { type: "boolean" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [out, ...others] = positionals;
  if (out === undefined || others.length > 0) throw new CourseError(usage);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CourseError(`--port must be a whole number up to 65535, got "${values.port}"`);
  const results = [...(await readResults(out)).values()];
  if (results.length === 0) throw new CourseError(`${out}: no results in it; run course grade first`);
  const file = new ManualFile(join(out, "manual.csv"), results);
  const marks = await file.read();
  if (values.template) {
    await file.write(marks);
    process.stdout.write(`${file.path}: ${unreadOf(markingOf(results, marks))} answers to be read\n`);
    return 0;
  }
  const marking = markingOf(results, marks);
  if (marking.questions.length === 0)
    throw new CourseError(`${out}: no question has a written answer to be read`);
  const { server, path } = markServer(marking, file, values.names === true);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  process.stdout.write(
    `${unreadOf(marking)} answers to be read: ${address}\nsaved at once to ${file.path}; Ctrl-C ends\n`,
  );
  if (values["no-browser"] !== true) await openBrowser(address).catch(() => undefined);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  server.closeAllConnections();
  server.close();
  await file.settled();
  process.stdout.write(
    `\n${unreadOf(markingOf(results, await file.read()))} answers are still unread; course grade with the same words and --resume takes the points over\n`,
  );
  return 0;
}
