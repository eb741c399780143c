/** The presenter's page: what is on the wall, what comes next, notes, and the time. */
import { button } from "../html/page-data.js";
import { presenterChannel } from "./presenter-channel.js";
import { slideNotes } from "./slide-notes.js";

export function startPresenter(slug: string): void {
  const main = document.createElement("main");
  main.className = "presenter plain";
  const part = (title: string, ...inside: HTMLElement[]) => {
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    heading.textContent = title;
    section.append(heading, ...inside);
    main.append(section);
  };
  const line = (title: string, className: string, ...more: HTMLElement[]) => {
    const text = document.createElement("p");
    text.className = className;
    part(title, text, ...more);
    return text;
  };
  const clock = line("Time", "clock", clockActs());
  const now = line("On the wall", "now");
  const own = slideNotes(slug);
  const notes = line("Notes", "notes", own.element);
  const next = line("Next", "next");
  const channel = presenterChannel(slug, {
    shown(slide) {
      now.textContent = `${slide.number} of ${slide.count}: ${slide.now}${slide.answer ? " (an answer: A shows it)" : ""}`;
      next.textContent = slide.next || "That was the last slide.";
      notes.textContent = slide.notes;
      notes.hidden = slide.notes === "";
      void own.show(slide.place);
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
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ctrlKey || metaKey || altKey || (target as Element).closest("textarea, button")) return;
    const asked = keys[key];
    if (!asked) return;
    event.preventDefault();
    channel.ask(asked);
  });
  channel.ask("hello");

  function clockActs(): HTMLElement {
    let began = Date.now();
    setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }, 500);
    return button("From zero", () => {
      began = Date.now();
    });
  }
}

const keys: Readonly<Record<string, "next" | "back" | "answer">> = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  PageUp: "back",
  a: "answer",
  A: "answer",
};
