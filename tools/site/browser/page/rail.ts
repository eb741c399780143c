/** The contents at the side: where one is, what was read, how far it is. */
import { element, elements, page } from "../html/page-data.js";
import { store } from "../kept/store.js";

export function startRail(kept: ReadonlyMap<string, unknown>): void {
  const links = elements<HTMLAnchorElement>(".rail li a");
  const headings = elements("main h2[id]").filter(({ id }) =>
    links.some((link) => link.hash === `#${encodeURI(id)}` || decodeURIComponent(link.hash) === `#${id}`),
  );
  const read = new Set((kept.get(`read/${page.slug}`) as string[] | undefined) ?? []);
  const linkOf = (heading: Element) =>
    links.find((link) => decodeURIComponent(link.hash) === `#${heading.id}`);
  const show = () => {
    for (const heading of headings)
      linkOf(heading)?.parentElement?.classList.toggle("read", read.has(heading.id));
    const bar = element<HTMLProgressElement>(".rail progress");
    bar.max = Math.max(1, headings.length);
    bar.value = read.size;
    element(".rail .progress span").textContent = `${read.size} of ${headings.length} sections`;
  };
  show();
  let current: Element | undefined;
  const look = () => {
    const line = innerHeight * 0.4;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const now = above.at(-1);
    const before = read.size;
    // A section is read once the next one, or the end of the page, has come.
    const done =
      scrollY + innerHeight > document.documentElement.scrollHeight - 80 ? above : above.slice(0, -1);
    if (scrollY > 0) for (const heading of done) read.add(heading.id);
    if (read.size !== before) {
      show();
      void store.set(`read/${page.slug}`, [...read]);
    }
    if (now === current) return;
    for (const link of links) link.removeAttribute("aria-current");
    if (now) linkOf(now)?.setAttribute("aria-current", "true");
    current = now;
  };
  addEventListener("scroll", () => requestAnimationFrame(look), { passive: true });
  look();
  const toggle = element<HTMLButtonElement>('[data-do="contents"]');
  toggle.hidden = false;
  const set = (open: boolean) => {
    document.body.classList.toggle("rail-open", open);
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.addEventListener("click", () => set(!document.body.classList.contains("rail-open")));
  element(".rail").addEventListener("click", ({ target }) => {
    if ((target as Element).closest("a")) set(false);
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !document.body.classList.contains("rail-open")) return;
    set(false);
    toggle.focus();
  });
}
