import { describe, expect, it } from "vitest";
import type { Cell } from "../../../tools/notebook/notebook.js";
import { answers } from "../../../tools/site/build/predictions.js";

const text = (source: string): Cell => ({ cell_type: "markdown", id: "t", metadata: {}, source }) as Cell;
const code = (printed?: string): Cell =>
  ({
    cell_type: "code",
    id: "c",
    metadata: {},
    source: "x",
    execution_count: null,
    outputs: printed ? [{ output_type: "stream", name: "stdout", text: printed }] : [],
  }) as Cell;
const question = text("How many?\n\n**Predict.** A number.");

describe("answers to predictions", () => {
  it("begin behind the guess and end before the next heading", () => {
    expect(answers([question, code(), code("42"), text("**What we saw.** 42."), text("## 2. Next")])).toEqual(
      [{ from: 2, to: 4 }],
    );
  });

  it("reach over a heading as long as nothing was shown", () => {
    expect(answers([question, code(), text("## 2. The run"), code("42"), text("## 3. Next")])).toEqual([
      { from: 2, to: 4 },
    ]);
  });

  it("end before the next prediction", () => {
    expect(answers([question, code("1"), question, code("2")])).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 4 },
    ]);
  });

  it("are none where nothing is asked or nothing follows", () => {
    expect(answers([text("# Title"), code("1")])).toEqual([]);
    expect(answers([text("# Title"), question, code()])).toEqual([]);
  });
});
