/** Paths of a page's kernel: names only. */
export function join(...parts: string[]): string {
  return parts.join("/");
}
