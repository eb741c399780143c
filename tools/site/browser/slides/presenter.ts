/** The presenter's page: what is on the wall, what comes next, the notes, and the time. */
import { button } from "../html/page-data.js";
import { presenterChannel } from "./presenter-channel.js";

export function startPresenter(slug: string): void {
  const main = document.createElement("main");
  main.className = "presenter plain";
  const line = (title: string, className: string) => {
    const part = document.createElement("section");
    const heading = document.createElement("h2");
    heading.textContent = title;
    const text = document.createElement("p");
    text.className = className;
    part.append(heading, text);
    main.append(part);
    return text;
  };
  const clock = line("Time", "clock");
  const now = line("On the wall", "now");
  const notes = line("Notes", "notes");
  const next = line("Next", "next");
  const began = Date.now();
  const channel = presenterChannel(slug, {
    shown(slide) {
      now.textContent = `${slide.number} of ${slide.count}: ${slide.now}${slide.answer ? " (an answer: A shows it)" : ""}`;
      next.textContent = slide.next || "That was the last slide.";
      notes.textContent = slide.notes || "No notes for this slide.";
    },
  });
  const acts = document.createElement("p");
  acts.append(
    button("← Back", () => channel.ask("back")),
    " ",
    button("Next →", () => channel.ask("next")),
    " ",
    button("Answer (A)", () => channel.ask("answer")),
  );
  main.prepend(acts);
  document.body.replaceChildren(main);
  document.title = `Presenter · ${document.title}`;
  setInterval(() => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 500);
  addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return;
    if (key === "ArrowRight" || key === "PageDown" || key === " ") channel.ask("next");
    else if (key === "ArrowLeft" || key === "PageUp") channel.ask("back");
    else if (key === "a" || key === "A") channel.ask("answer");
  });
  channel.ask("hello");
}
