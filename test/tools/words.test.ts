import { expect, it } from "vitest";
import { CourseError } from "../../tools/course-error.js";
import { readWords } from "../../tools/words.js";

const options = { port: { type: "string" } } as const;

it("readWords(usage, config) reads options and words", () => {
  const { values, positionals } = readWords("course x", {
    args: ["--port", "1", "a"],
    options,
    allowPositionals: true,
  });
  expect([values.port, positionals]).toEqual(["1", ["a"]]);
});

it.each([
  [["--prot", "1"], "Unknown option '--prot'; usage: course x"],
  [["--port"], "usage: course x"],
  [["a"], "a"],
])("readWords refuses %j in one line with the usage", (args, part) => {
  const read = () => readWords("course x", { args, options });
  expect(read).toThrow(CourseError);
  expect(read).toThrow(part);
  expect(read).not.toThrow("\n");
});
