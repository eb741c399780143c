/** What TypeScript says, in the words of somebody who is learning it. */

/** How a sentence of TypeScript is read, by the number of its kind. */
const readings: Readonly<Record<number, readonly [RegExp, (...parts: string[]) => string]>> = {
  2304: [/^Cannot find name '(.+?)'/, (name) => `\`${name}\` is not defined in this notebook.`],
  2552: [
    /^Cannot find name '(.+?)'. Did you mean '(.+?)'/,
    (name, near) => `\`${name}\` is not defined. Did you mean \`${near}\`?`,
  ],
  2305: [/Module '"(.+?)"' has no exported member '(.+?)'/, (from, name) => `${from} has no \`${name}\`.`],
  2724: [
    /'"(.+?)"' has no exported member named '(.+?)'. Did you mean '(.+?)'/,
    (from, name, near) => `${from} has no \`${name}\`. Did you mean \`${near}\`?`,
  ],
  2307: [/^Cannot find module '(.+?)'/, (name) => `There is no package \`${name}\` in this page.`],
  2322: [/^Type '(.+?)' is not assignable to type '(.+?)'\.?$/, mismatch],
  2345: [/^Argument of type '(.+?)' is not assignable to parameter of type '(.+?)'\.?$/, mismatch],
  2339: [
    /^Property '(.+?)' does not exist on type '(.+?)'/,
    (name, type) => `${kind(type)} has no \`${name}\`.`,
  ],
  2551: [
    /^Property '(.+?)' does not exist on type '(.+?)'. Did you mean '(.+?)'/,
    (name, type, near) => `${kind(type)} has no \`${name}\`. Did you mean \`${near}\`?`,
  ],
  2353: [/and '(.+?)' does not exist in type/, (name) => `There is no option \`${name}\` here.`],
  2561: [
    /but '(.+?)' does not exist in type '.+?'. Did you mean to write '(.+?)'/,
    (name, near) => `There is no option \`${name}\` here. Did you mean \`${near}\`?`,
  ],
  2741: [/^Property '(.+?)' is missing/, (name) => `\`${name}\` is missing here.`],
  2554: [
    /^Expected (\S+) arguments?, but got (\d+)/,
    (wanted, given) => `This call takes ${wanted} ${wanted === "1" ? "value" : "values"} and gets ${given}.`,
  ],
  2555: [
    /^Expected at least (\d+) arguments?, but got (\d+)/,
    (wanted, given) =>
      `This call takes at least ${wanted} ${wanted === "1" ? "value" : "values"} and gets ${given}.`,
  ],
  2588: [
    /^Cannot assign to '(.+?)'/,
    (name) => `\`${name}\` is a \`const\` and keeps its value; \`let\` may change.`,
  ],
  2540: [/^Cannot assign to '(.+?)'/, (name) => `\`${name}\` may be read, not changed.`],
  2542: [/^Index signature/, () => "This list may be read, not changed: make a copy, `[...list]`."],
  7006: [
    /^Parameter '(.+?)'/,
    (name) => `Nothing says what \`${name}\` is: write \`${name}: number\`, for example.`,
  ],
  18048: [
    /^'(.+?)' is possibly/,
    (name) => `\`${name}\` may be missing (\`undefined\`): say what happens then.`,
  ],
  18047: [/^'(.+?)' is possibly/, (name) => `\`${name}\` may be \`null\`: say what happens then.`],
  2532: [/^Object is possibly/, () => "This may be missing (`undefined`): say what happens then."],
  2367: [
    /types '(.+?)' and '(.+?)' have no overlap/,
    (a, b) => `${kind(a)} and ${lower(kind(b))} are never equal.`,
  ],
  2362: [/./, () => "The left side of this calculation is no number."],
  2363: [/./, () => "The right side of this calculation is no number."],
  2349: [/./, () => "This is no function and cannot be called."],
};

/** @param message TypeScript's sentences, a line each; those below the first say why */
export function inLearnersWords(code: number, message: string): string {
  const missing =
    /^\s+Property '(.+?)' is missing|^\s+Type .+ is missing the following properties .+: (.+)$/m.exec(
      message,
    );
  if (missing) return `\`${missing[1] ?? missing[2]}\` is missing here.`;
  const [pattern, say] = readings[code] ?? [];
  const first = message.split("\n")[0]!;
  const found = pattern?.exec(first);
  return found && say ? say(...found.slice(1)) : first;
}

function mismatch(given: string, wanted: string): string {
  return `This should be ${lower(kind(wanted))}, and it is ${lower(kind(given))}.`;
}

/** A type in a word or two, to begin a sentence with. */
function kind(type: string): string {
  const plain: Readonly<Record<string, string>> = {
    number: "A number",
    string: "Text",
    boolean: "True or false",
    undefined: "Nothing (`undefined`)",
    null: "`null`",
    void: "Nothing (a function that returns no value)",
  };
  if (plain[type]) return plain[type];
  const list = /^(?:readonly )?(number|string|boolean)\[\]$/.exec(type);
  if (list) return `A list of ${{ number: "numbers", string: "texts", boolean: "true or false" }[list[1]!]}`;
  return `\`${type}\``;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
