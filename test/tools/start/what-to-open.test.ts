import { describe, expect, it } from "vitest";
import { whatToOpen } from "../../../tools/start/what-to-open.js";

describe("whatToOpen(path, originals)", () => {
  it.each([
    [undefined, false, { folder: "my-work" }],
    [undefined, true, { folder: "." }],
    ["notebooks/04.ipynb", false, { folder: "my-work", notebook: "notebooks/04.ipynb" }],
    ["notebooks/04.ipynb", true, { folder: ".", notebook: "notebooks/04.ipynb" }],
    ["exercises/01/01.ipynb", false, { folder: "my-work", notebook: "exercises/01/01.ipynb" }],
    ["my-work/old/01-2.ipynb", false, { folder: "my-work", notebook: "old/01-2.ipynb" }],
    ["solutions/01/01.ipynb", false, { folder: ".", notebook: "solutions/01/01.ipynb" }],
    ["one-assignment.ipynb", true, { folder: ".", notebook: "one-assignment.ipynb" }],
  ])("opens %j, originals %j, as %j", (path, originals, expected) => {
    expect(whatToOpen(path, originals)).toEqual(expected);
  });
});
