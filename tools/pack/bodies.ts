/** Code compared by its form: what a function says whatever its variables are called. */

/** Shorter bodies say too little to be told apart. */
const shortest = 40;

/** A text without spaces, every word in it written alike, `{ a: b }` as `{ b }`. */
export function formOf(text: string): string {
  return text
    .replace(/[A-Za-z_$][\w$]*/g, "_")
    .replace(/\s+/g, "")
    .replaceAll("_:_", "_");
}

/** The names of those `parts` whose bodies stand in `text`, however they are called there. */
export function partsIn(text: string, parts: ReadonlyMap<string, string>): string[] {
  const whole = formOf(text);
  return [...parts]
    .filter(([, part]) => {
      const form = formOf(part);
      const body = form.slice(form.indexOf("{") + 1);
      return body.length >= shortest && whole.includes(body);
    })
    .map(([name]) => name);
}
