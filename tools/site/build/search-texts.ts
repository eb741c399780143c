/** What the search looks through: each section of each page, and the names of the library. */
import { addressOf, type CoursePage } from "./course-map.js";
import type { CoursePackage } from "./course-packages.js";
import { type Glossary, termId } from "./glossary.js";
import { packageAddress } from "./library-page.js";

export interface SearchText {
  readonly id: number;
  readonly title: string;
  /** The page that the section stands on. */
  readonly page: string;
  readonly address: string;
  readonly text: string;
}

export function searchTexts(
  pages: readonly CoursePage[],
  glossary: Glossary,
  packages: readonly CoursePackage[],
): SearchText[] {
  const sections = pages.flatMap((page) => sectionsOf(page));
  const words = glossary.map(({ name, meaning }) => ({
    title: name,
    page: "Glossary",
    address: `glossary/index.html#${termId(name)}`,
    text: meaning,
  }));
  const names = packages.flatMap(({ exports, name: from }) =>
    exports.map(({ name, doc }) => ({
      title: name,
      page: from,
      address: `${packageAddress(from)}index.html#${from}.${name}`,
      text: doc.split("\n\n")[0] ?? "",
    })),
  );
  return [...sections, ...words, ...names].map((text, id) => ({ id, ...text }));
}

function sectionsOf(page: CoursePage): Omit<SearchText, "id">[] {
  const found: { title: string; page: string; address: string; text: string }[] = [];
  for (const cell of page.notebook.cells) {
    if (cell.cell_type !== "markdown") continue;
    for (const piece of cell.source.split(/^(?=#{1,3} )/m)) {
      const heading = /^#{1,3} (.+)$/m.exec(piece)?.[1];
      const text = plain(piece.replace(/^#{1,3} .+$/m, ""));
      if (heading) {
        const id = heading.replace(/\s+/g, "-");
        const hash = piece.startsWith("# ") ? "" : `#${encodeURIComponent(id)}`;
        found.push({
          title: plain(heading),
          page: page.title,
          address: `${addressOf(page)}index.html${hash}`,
          text,
        });
      } else if (found.length > 0) found.at(-1)!.text += ` ${text}`;
    }
  }
  return found;
}

function plain(markdown: string): string {
  return markdown
    .replace(/<[^>]+>/g, " ")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`|#$\\]|:?-{3,}:?/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
