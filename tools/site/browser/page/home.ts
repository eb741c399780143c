/** The first page knows how far one is. */
import { elements, page } from "../html/page-data.js";
import { store } from "../kept/store.js";

interface Course {
  readonly pages: readonly { readonly slug: string; readonly title: string; readonly sections: number }[];
}

export async function startHome(): Promise<void> {
  const all = await store.all();
  const read = new Map(
    all
      .filter(([key]) => key.startsWith("read/"))
      .map(([key, value]) => [key.slice(5), (value as string[]).length]),
  );
  const edits = new Map<string, number>();
  for (const [key] of all)
    if (/^(?:edit|written)\//.test(key))
      edits.set(key.split("/")[1]!, (edits.get(key.split("/")[1]!) ?? 0) + 1);
  if (read.size + edits.size === 0) return;
  const { pages } = (await (await fetch(page.file("course.json"))).json()) as Course;
  for (const card of elements("li.card")) {
    const { slug = "" } = card.dataset;
    const sections = pages.find((one) => one.slug === slug)?.sections ?? 0;
    const done = Math.min(read.get(slug) ?? 0, sections);
    const words = [
      done > 0 ? `${done} of ${sections} sections read` : "",
      edits.has(slug) ? `${edits.get(slug)} of your own` : "",
    ];
    const line = card.querySelector(".done")!;
    line.textContent = words.filter(Boolean).join(" · ");
    if (done > 0) {
      const bar = document.createElement("progress");
      bar.max = sections;
      bar.value = done;
      bar.setAttribute("aria-label", "Sections read");
      line.prepend(bar, " ");
    }
  }
}
