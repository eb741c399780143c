/** What could not be tested is never passed over in silence. */
export function loudly(what: string, why: string): string {
  const rule = "!".repeat(78);
  return `${rule}\nNOT TESTED: ${what}. ${why}\n${rule}`;
}
