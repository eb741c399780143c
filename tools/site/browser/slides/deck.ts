/** The slides of a notebook: which sections of the page stand on which slide, by their `slideshow` metadata. */
import { elements } from "../html/page-data.js";

export interface Slide {
  /** What stands on it, in order. */
  readonly parts: HTMLElement[];
  /** For who presents. */
  readonly notes: string[];
  /** Whether it answers a question that was put before: it stays covered until it is asked for. */
  readonly answer: boolean;
}

/** Slides in columns, as the notebook's metadata say: `slide` begins a column, `subslide` goes below. */
export function deckOf(main: HTMLElement): Slide[][] {
  const columns: Slide[][] = [];
  for (const section of elements("[data-slide]", main)) {
    const kind = section.dataset.slide ?? "";
    // The code of a bet stays behind: its question is on the slide before.
    if (kind === "skip" || section.matches(".empty, [data-places]")) continue;
    const answer = section.closest("details.answer") !== null;
    if (kind === "notes") {
      columns
        .at(-1)
        ?.at(-1)
        ?.notes.push(section.textContent?.trim() ?? "");
      continue;
    }
    const last = columns.at(-1)?.at(-1);
    const begins = kind === "slide" || !last;
    if (begins) columns.push([{ parts: [], notes: [], answer }]);
    else if (kind === "subslide" || last.answer !== answer)
      columns.at(-1)!.push({ parts: [], notes: [], answer });
    columns.at(-1)!.at(-1)!.parts.push(section);
  }
  return columns;
}

/** The blocks that a slide may be divided between: paragraphs, lists, tables, a cell, and each further figure of it. */
export function blocksOf(part: HTMLElement): HTMLElement[] {
  if (!part.classList.contains("cell")) return Array.from(part.children) as HTMLElement[];
  const [, ...further] = elements(".outputs > figure", part);
  return [part, ...further.map((figure) => continued(part, figure))];
}

function continued({ id }: HTMLElement, figure: HTMLElement): HTMLElement {
  // By this, the figure still finds its data.
  figure.dataset.cell = id;
  const cell = document.createElement("div");
  const outputs = document.createElement("div");
  cell.className = "cell continued";
  outputs.className = "outputs";
  outputs.append(figure);
  cell.append(outputs);
  return cell;
}
