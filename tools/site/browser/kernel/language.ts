/** What a cell may use without importing it: JavaScript itself and a few things that Node and browsers share. */
const more =
  "console setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone performance process " +
  "TextEncoder TextDecoder URL URLSearchParams atob btoa crypto AbortController AbortSignal Event EventTarget " +
  "globalThis undefined NaN Infinity eval arguments WebAssembly SharedArrayBuffer Atomics";

/** Taken when the kernel starts, before a cell can add to it. */
const language = new Set([
  ...more.split(" "),
  ...Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name) && isOfTheLanguage(name)),
  ..."parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape".split(
    " ",
  ),
]);

function isOfTheLanguage(name: string): boolean {
  return /^(?:Array|Big|Bool|Data|Date|Error|\w+Error|Final|Float|Function|Int|Intl|Iter|JSON|Map|Math|Number|Object|Promise|Proxy|Reflect|RegExp|Set|String|Symbol|Uint|Weak)/.test(
    name,
  );
}

export function isOfLanguage(name: string): boolean {
  return language.has(name);
}
