/** Folds stay as the learner left them: answers, hints. A print shows them all. */
import { elements, page } from "../html/page-data.js";
import { store } from "../kept/store.js";

export function rememberFolds(kept: ReadonlyMap<string, unknown>): void {
  let printing = false;
  const folds = elements<HTMLDetailsElement>("main details").map((fold, i) => ({
    fold,
    id: fold.id || `fold-${i}`,
  }));
  const open = new Set((kept.get(`open/${page.slug}`) as string[] | undefined) ?? []);
  for (const { fold, id } of folds) {
    fold.open ||= open.has(id);
    fold.addEventListener("toggle", () => {
      if (printing) return;
      if (fold.open) open.add(id);
      else open.delete(id);
      void store.set(`open/${page.slug}`, [...open]);
    });
  }
  // On paper everything is open, and afterwards as it was: a bet's answer too.
  let shut: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    printing = true;
    shut = folds.flatMap(({ fold }) => (fold.open ? [] : [fold]));
    for (const fold of shut) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of shut) fold.open = false;
    // The browser tells of folds a moment later.
    setTimeout(() => {
      printing = false;
    });
  });
}
