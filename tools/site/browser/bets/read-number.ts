/** The number that a learner wrote, with a decimal comma or thousands too. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/(\d),(?=\d{3}(?:\D|$))/g, "$1")
    .replace(",", ".")
    .replace("−", "-");
  return plain === "" || !Number.isFinite(Number(plain)) ? undefined : Number(plain);
}
