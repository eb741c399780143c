/** A notebook in front of a class: its own sections as slides, with live figures and cells. */
import Reveal from "reveal.js";
import { element, elements, page, say } from "../html/page-data.js";
import { deckOf } from "./deck.js";
import { shrinkToStage, stageHeight } from "./fit.js";
import { presenterChannel, type Shown } from "./presenter-channel.js";
import { slidesOf } from "./stage.js";

/** In these, keys belong to who types or moves a slider. */
const busy = ".cm-editor, input, textarea, select, [contenteditable], dialog";

export async function startSlides(): Promise<void> {
  await styles();
  const main = element("main.notebook");
  const columns = deckOf(main);
  for (const fold of elements<HTMLDetailsElement>("details", main)) fold.open = true;
  const reveal = document.createElement("div");
  reveal.className = "reveal";
  const slides = document.createElement("div");
  slides.className = "slides";
  reveal.append(slides);
  const rest = document.createElement("div");
  rest.hidden = true;
  rest.append(...document.body.childNodes);
  document.body.append(reveal, element(".heard", rest), rest);
  document.documentElement.classList.add("on-slides");
  const made = columns.map((column) => {
    const outer = document.createElement("section");
    slides.append(outer);
    return column.flatMap((slide) => slidesOf(slide, outer));
  });
  const deck = new Reveal(reveal, {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    hash: true,
    controls: true,
    progress: true,
    slideNumber: "c/t",
    transition: "none",
    backgroundTransition: "none",
    keyboardCondition: (event: KeyboardEvent) => !(event.target as Element | null)?.closest(busy),
    keyboard: {
      65: answer,
      67: code,
      83: presenter,
      70: () => void document.documentElement.requestFullscreen?.(),
    },
    help: false,
  } as never);
  await deck.initialize();
  const channel = presenterChannel(page.slug, {
    asked: (what) => {
      if (what === "next") deck.next();
      else if (what === "back") deck.prev();
      else if (what === "answer") answer();
      tell();
    },
  });
  deck.on("slidechanged", () => {
    fitCurrent();
    tell();
    say(current()?.textContent?.trim().slice(0, 120) ?? "");
  });
  fitCurrent();
  tell();
  document.documentElement.dataset.slides = String(made.flat().length);

  function current(): HTMLElement | null {
    return deck.getCurrentSlide() as HTMLElement | null;
  }

  function fitCurrent(): void {
    const content = current()?.querySelector<HTMLElement>(".content");
    if (!content) return;
    shrinkToStage(content);
    watch.disconnect();
    watch.observe(content);
    for (const child of content.children) watch.observe(child);
  }

  function answer(): void {
    const slide = current();
    if (!slide?.dataset.answer) return;
    // One key shows the whole answer, also where it goes on below.
    for (const one of elements(`[data-answer="${slide.dataset.answer}"]`, slides))
      one.classList.toggle("shown");
    fitCurrent();
  }

  function code(): void {
    current()?.classList.toggle("with-code");
    fitCurrent();
  }

  function presenter(): void {
    open(`${location.pathname}?presenter`, "presenter", "width=900,height=700");
  }

  function tell(): void {
    const all = deck.getSlides() as HTMLElement[];
    const at = all.indexOf(current() as HTMLElement);
    const words = (slide: HTMLElement | undefined) =>
      slide?.querySelector(".content")?.textContent?.trim().replace(/\s+/g, " ").slice(0, 600) ?? "";
    channel.tell({
      place: all[at]?.dataset.place ?? "",
      number: at + 1,
      count: all.length,
      now: words(all[at]),
      next: words(all[at + 1]).slice(0, 160),
      notes: all[at]?.dataset.notes ?? "",
      answer: Boolean(all[at]?.dataset.answer),
    } satisfies Shown);
  }
}

/** Figures are drawn, and cells run, while the slide is seen. */
const watch = new ResizeObserver((entries) => {
  const content = entries[0]?.target.closest<HTMLElement>(".content");
  if (!content) return;
  const zoom = Number(content.style.zoom || 1);
  const used = (content.scrollHeight * zoom) / stageHeight;
  // What was drawn since may be higher, or lower, than what stood there before.
  if (used > 1.001 || (zoom < 1 && used < 0.93)) shrinkToStage(content);
});

function styles(): Promise<void> {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = page.file(page.slideStyles);
  document.head.append(sheet);
  return new Promise((resolve) => {
    sheet.onload = () => resolve();
    sheet.onerror = () => resolve();
  });
}
