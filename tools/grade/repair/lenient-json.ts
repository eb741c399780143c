/**
 * JSON as it is found in files that somebody or something has touched: with the `NaN` that Python writes, raw control
 * characters, commas too many, zeros or a second copy behind its end. What was cut off stays unread.
 */

/** Undefined if there is no whole value at the start. */
export function parseLeniently(text: string): unknown {
  for (const candidate of [() => text, () => mended(text)])
    try {
      return JSON.parse(candidate()) as unknown;
    } catch {
      // The next reading may do.
    }
  return undefined;
}

/** As UTF-8, or as the UTF-16 that its first bytes give away; without byte order marks. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b);
  const text = new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
  return text.replace(/^[\uFEFF\0\s]+/, "");
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|,(?=\s*[\]}])|-?\b(?:NaN|Infinity)\b/gs;

/** The first value in the text, with what JSON refuses put right. */
function mended(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    pieces.push(text.slice(from, index), replacement(found));
    from = index + found.length;
    if (found === "{" || found === "[") depth++;
    else if ((found === "}" || found === "]") && --depth <= 0) return pieces.join("");
  }
  return pieces.join("") + text.slice(from);
}

function replacement(found: string): string {
  if (found === ",") return "";
  if (found.startsWith('"')) return found.replace(/\p{Cc}/gu, escaped);
  return found.length === 1 ? found : "null";
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
