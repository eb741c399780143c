/** Search over the course: sections, words, names of the library. */
import MiniSearch from "minisearch";
import { element, page } from "../html/page-data.js";

interface Found {
  readonly id: number;
  readonly title: string;
  readonly page: string;
  readonly address: string;
  readonly text: string;
}

let index: Promise<{ engine: MiniSearch; texts: Found[] }> | undefined;

async function theIndex() {
  const texts = (await (await fetch(page.file(page.search))).json()) as Found[];
  const engine = new MiniSearch({ fields: ["title", "page", "text"] });
  engine.addAll(texts);
  return { engine, texts };
}

/** Opens the search over the page. */
export function openSearch(): void {
  const known = document.querySelector<HTMLDialogElement>("dialog.search");
  const dialog = known ?? searchDialog();
  if (!dialog.open) dialog.showModal();
  element<HTMLInputElement>("input", dialog).select();
}

function searchDialog(): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search the course");
  dialog.innerHTML = `<form method="dialog"><label>Search the course <input type="search" autocomplete="off" spellcheck="false"></label><button>Close</button></form><p role="status" class="quiet"></p><ol></ol>`;
  document.body.append(dialog);
  const input = element<HTMLInputElement>("input", dialog);
  const list = element("ol", dialog);
  const status = element("[role=status]", dialog);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector("a")?.click();
    }
    // The first Escape would only empty the field.
    if (event.key === "Escape") dialog.close();
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.querySelector("a")?.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const links = [...list.querySelectorAll("a")];
    const at =
      links.indexOf(document.activeElement as HTMLAnchorElement) + (event.key === "ArrowDown" ? 1 : -1);
    (links[at] ?? input).focus();
  });
  list.addEventListener("click", ({ target }) => {
    if ((target as Element).closest("a")) dialog.close();
  });
  let asked = 0;
  input.addEventListener("input", async () => {
    const mine = ++asked;
    index ??= theIndex();
    const { engine, texts } = await index.catch(() => ({ engine: undefined, texts: [] }));
    if (mine !== asked) return;
    if (!engine) {
      status.textContent = "The search needs the network once.";
      return;
    }
    const found = engine.search(input.value, { prefix: true, fuzzy: 0.2, boost: { title: 4 } }).slice(0, 12);
    status.textContent =
      input.value === "" ? "" : `${found.length === 12 ? "The best 12" : found.length} found`;
    list.replaceChildren(...found.map(({ id, terms }) => entry(texts[id as number]!, terms)));
  });
  return dialog;
}

function entry({ title, page: where, address, text }: Found, terms: readonly string[]): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.file(address);
  const name = document.createElement("b");
  name.textContent = title;
  const place = document.createElement("small");
  place.textContent = ` ${where}`;
  const words = document.createElement("span");
  const at = Math.max(0, text.toLowerCase().indexOf(terms[0] ?? "") - 40);
  words.textContent = text.slice(at, at + 140);
  link.append(name, place, words);
  item.append(link);
  return item;
}
