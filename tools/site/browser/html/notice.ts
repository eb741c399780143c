/** A line at the top of the page, which stays. */
import { say } from "./page-data.js";

export function notice(...parts: (string | Node)[]): void {
  const line = document.createElement("p");
  line.className = "notice";
  line.append(...parts);
  document.querySelector(".bar")!.after(line);
  say(line.textContent ?? "");
}

let told = false;

/** Said once: this page is of an edition whose files are gone. */
export function noticeOutdated(): void {
  if (told) return;
  told = true;
  notice(
    "A part of this page could not be loaded: a new edition of the course is out, or the network is away. Load the page again when you like; your edits stay.",
  );
}
