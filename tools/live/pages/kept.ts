/** What a page keeps in its browser. A browser may keep nothing; then a seat lasts as long as the page. */

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`live/${key}`);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`live/${key}`, value);
  } catch {
    // Nothing is kept; see above.
  }
}
