/** What the page's HTML tells its script. */
const { dataset } = document.documentElement;

export const page = {
  kind: dataset.page as "home" | "notebook" | "assignment" | "solution" | "bets" | "text",
  slug: dataset.slug ?? "",
  edition: dataset.edition ?? "",
  /** Of the notebook's file. */
  fileHash: dataset.file ?? "",
  /** The address of a file of the site, by its path from the site's folder. */
  file: (path: string): string => new URL((dataset.root ?? "") + path, location.href).href,
  kernel: dataset.kernel ?? "",
  library: dataset.library ?? "",
  team: dataset.team ?? "",
  checker: dataset.checker ?? "",
  declarations: dataset.declarations ?? "",
  slideStyles: dataset.slideStyles ?? "",
  search: dataset.search ?? "",
  names: dataset.names ?? "",
  plotly: dataset.plotly ?? "",
};

export function element<Kind extends HTMLElement>(selector: string, inside: ParentNode = document): Kind {
  const found = inside.querySelector<Kind>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

export function elements<Kind extends HTMLElement>(selector: string, inside: ParentNode = document): Kind[] {
  return [...inside.querySelectorAll<Kind>(selector)];
}

/** Said to who hears the page: one sentence at a time. */
export function say(words: string): void {
  element("#status").textContent = words;
}

/** A button with words; `name` says more than they do. */
export function button(words: string, act: () => void, name = ""): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}
