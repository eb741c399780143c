import { describe, expect, it } from "vitest";
import { numbersIn, says } from "../../../tools/facts/numbers.js";

const texts = (text: string) => numbersIn(text).map((number) => number.text);

describe("the numbers of a text", () => {
  it.each([
    ["earns 3, and 0.393 of 1,024 (-5), a loss of −8.", ["3", "0.393", "1,024", "-5", "−8"]],
    ["steps 10-20, a quarter is .25, 1.2·10¹⁹ years", ["10", "20", ".25", "1.2·10¹⁹"]],
    ["| 0 | 1 |\n|---|---|\n| **2** | 3.5 |", ["0", "1", "2", "3.5"]],
  ])("%j", (text, numbers) => {
    expect(texts(text)).toEqual(numbers);
  });

  it.each([
    ["code", "`crawlers({ agents: 8 })`\n```ts\nconst n = 6;\n```"],
    ["names", "a_0, x1, aₙ, $a_{10}$"],
    ["addresses", "[there](../notebooks/04-the-corridor.ipynb#7) https://example.org/29"],
    ["slugs and places in the book", "04-the-corridor answers Table 29.5.1"],
    ["numbers of headings and list items", "## 4. Missed synergies\n1. Why?\n2. Who?"],
  ])("%s hold none", (_, text) => {
    expect(texts(text)).toEqual([]);
  });
});

describe("a text says a value if it rounds to what stands there", () => {
  const said = (text: string, value: number | bigint) => says(numbersIn(text)[0]!, value);

  it.each([
    ["0.393", 0.3927, 0.3936],
    ["0.40", 0.4, 0.406],
    ["58 %", 0.5798, 0.57],
    ["57.98 %", 0.5798, 0.58],
    ["1,344,214,810,858 years", 1344214810858.2, 1344214810859n],
    ["42,391,158,275,216,203,514,294,433,201", 3n ** 60n, 3n ** 60n + 1n],
    ["1.2·10¹⁹", 3 ** 40, 3 ** 41],
    [".25", 0.2549, 0.26],
    ["-5", -5.2, 5],
    ["−5", -5, -6],
    ["0", -0.2, -1],
    ["1.01", 1.005, 1.004],
  ])("%s", (text, right, wrong) => {
    expect([said(text, right), said(text, wrong)]).toEqual([true, false]);
  });
});
