/** A slide of the notebook as one or more slides of the deck, each within its stage. */
import { blocksOf, type Slide } from "./deck.js";
import { divided, stageHeight, stageWidth } from "./fit.js";

/** Between two blocks. */
const gap = 20;
let answers = 0;

export function slidesOf({ parts, notes, answer }: Slide, outer: HTMLElement): HTMLElement[] {
  const blocks = parts.flatMap(blocksOf);
  const measure = newSlide(outer, blocks);
  // What is not the present slide has no height.
  for (const part of [outer, measure]) part.classList.add("present");
  const pieces = blocks.flatMap(brokenList);
  const seen = pieces.filter((piece) => !isQuiet(piece));
  const heights = seen.map(heightOnSlide);
  measure.remove();
  outer.classList.remove("present");
  if (answer) answers++;
  const groups = seen.length > 0 ? withQuiet(pieces, seen, divided(heights, stageHeight)) : [pieces];
  return groups.map((group, i) => {
    const slide = newSlide(outer, group);
    slide.dataset.place = `${parts[0]?.id ?? ""}.${i}`;
    if (notes.length > 0) slide.dataset.notes = notes.join("\n\n");
    if (seen.length === 0) slide.classList.add("only-code");
    if (answer) {
      slide.dataset.answer = String(answers);
      const cover = document.createElement("p");
      cover.className = "cover";
      cover.textContent = "The answer: press A";
      slide.append(cover);
    }
    return slide;
  });
}

/** A cell that shows nothing stands with the next one, for who asks for code. */
function isQuiet(block: HTMLElement): boolean {
  const quiet = block.classList.contains("cell") && !block.querySelector(".outputs > *");
  block.classList.toggle("quiet", quiet);
  return quiet;
}

/** A figure fills its stage, also while it is not drawn yet. */
function heightOnSlide(block: HTMLElement): number {
  return block.querySelector("figure") ? stageHeight : block.getBoundingClientRect().height + gap;
}

function withQuiet(
  pieces: readonly HTMLElement[],
  seen: readonly HTMLElement[],
  groups: readonly (readonly number[])[],
): HTMLElement[][] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((i) => [seen[i]!, at] as const)));
  const full: HTMLElement[][] = groups.map(() => []);
  for (const [i, piece] of pieces.entries()) {
    const next = pieces.slice(i).find((one) => groupOf.has(one));
    full[next ? groupOf.get(next)! : full.length - 1]!.push(piece);
  }
  return full;
}

/** A list that is higher than a stage as several that are not, if its items are not. */
function brokenList(block: HTMLElement): HTMLElement[] {
  if (!/^[OU]L$/.test(block.tagName) || block.getBoundingClientRect().height <= stageHeight * 0.7)
    return [block];
  const items = [...block.children] as HTMLElement[];
  const heights = items.map((item) => item.getBoundingClientRect().height + gap);
  return divided(heights, stageHeight * 0.7).map((group) => {
    const list = block.cloneNode() as HTMLElement;
    if (block.tagName === "OL") list.setAttribute("start", String(group[0]! + 1));
    list.append(...group.map((i) => items[i]!));
    block.before(list);
    return list;
  });
}

function newSlide(outer: HTMLElement, blocks: readonly HTMLElement[]): HTMLElement {
  const slide = document.createElement("section");
  const content = document.createElement("div");
  content.className = "content";
  content.style.width = `${stageWidth}px`;
  content.append(...blocks);
  slide.append(content);
  outer.append(slide);
  return slide;
}
