/** Folds stay as the learner left them: answers, hints. A print shows them all. */
import { elements, page } from "../html/page-data.js";
import { store } from "../kept/store.js";

export function rememberFolds(kept: ReadonlyMap<string, unknown>): void {
  const folds = elements<HTMLDetailsElement>("main details").map((fold, i) => ({
    fold,
    id: fold.id || `fold-${i}`,
  }));
  const open = new Set((kept.get(`open/${page.slug}`) as string[] | undefined) ?? []);
  for (const { fold, id } of folds) {
    fold.open ||= open.has(id);
    fold.addEventListener("toggle", () => {
      if (fold.open) open.add(id);
      else open.delete(id);
      void store.set(`open/${page.slug}`, [...open]);
    });
  }
  addEventListener("beforeprint", () => {
    for (const { fold } of folds) fold.open = true;
  });
}
