/** The numbers that stand in a text: where, and how exactly they are said. */

export interface SaidNumber {
  readonly start: number;
  readonly end: number;
  /** The text of it: "1,024", ".39", "−5", "1.2·10¹⁹". */
  readonly text: string;
  /** Whether a percent sign follows: it stands for a share. */
  readonly percent: boolean;
}

/** A digit inside a name (`a_0`, `x1`) begins no number; a minus sign belongs to one only after a space or bracket. */
const number =
  /(?<![\p{L}\p{N}_^{.])(?:(?<![^\s([|*])[-−])?(?:\d[\d,]*\d|\d)?(?:(?<=\d)\.\d+|(?<!\d)\.\d+|(?<=\d))(?:·10[⁻⁰¹²³⁴-⁹]+)?(?![\d_])/gu;

/** What holds digits and is no claim: code, addresses, tags, slugs, and the numbers of sections, list items and pages. */
const noClaims =
  /```[\s\S]*?```|`[^`\n]*`|\]\([^)]*\)|<[^>]+>|https?:\S+|\b\d\d-[a-z][\w-]+|\b\d+\.\d+\.\d+\b|^ {0,3}#{1,6} \d+\.|^ *\d+\. /gm;

/** Every number of a Markdown text that a reader may take for a claim. */
export function numbersIn(text: string): SaidNumber[] {
  const claims = text.replace(noClaims, (part) => " ".repeat(part.length));
  return [...claims.matchAll(number)].map((match) => {
    const end = match.index + match[0].length;
    return { start: match.index, end, text: match[0], percent: /^[ \u00a0\u202f]?%/.test(claims.slice(end)) };
  });
}

/** A value in the words of a said number: with as many places, as a percentage, times a power of ten if that is. */
export function inTheWordsOf(said: SaidNumber, value: number | bigint): string {
  const plain = said.text.replaceAll(",", "").replace("−", "-");
  const [mantissa = "", power = ""] = plain.split("·10");
  const places = mantissa.split(".")[1]?.length ?? 0;
  if (typeof value === "bigint" && !said.percent && power === "" && places === 0) return String(value);
  const scaled = (Number(value) * (said.percent ? 100 : 1)) / 10 ** exponent(power);
  const fixed = Number.isFinite(scaled) ? rounded(scaled, places) : String(scaled);
  return `${/^-?\./.test(mantissa) ? fixed.replace("0.", ".") : fixed}${power && `·10${power}`}`;
}

/** Whether a text says a value, rounded as the text rounds. */
export function says(said: SaidNumber, value: number | bigint): boolean {
  return inTheWordsOf(said, value) === said.text.replaceAll(",", "").replace("−", "-");
}

/** Half is rounded away from zero, as a person does, also where binary digits fall just short of it. */
function rounded(value: number, places: number): string {
  const unit = 10 ** places;
  const nudged = Math.round(Math.abs(value) * unit * (1 + 4 * Number.EPSILON)) / unit;
  return (nudged === 0 ? 0 : Math.sign(value) * nudged).toFixed(places);
}

function exponent(superscript: string): number {
  const plain = [...superscript].map((digit) => (digit === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));
  return Number(plain.join(""));
}
