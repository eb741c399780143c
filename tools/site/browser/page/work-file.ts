/** The learner's work as one file: out of this browser, into another. */

import { button } from "../html/page-data.js";
import { download } from "./notebook-file.js";
import { store } from "./store.js";

const format = "coordination-course/1";

interface WorkFile {
  readonly format: string;
  readonly saved: string;
  readonly entries: readonly (readonly [key: string, value: unknown])[];
}

/** Outputs stay behind: they can be made again. */
export async function exportWork(): Promise<string> {
  const all = (await store.all()).filter(([key]) => !/^(?:output|running)\//.test(key));
  const file: WorkFile = { format, saved: new Date().toISOString(), entries: all };
  download("coordination-course-work.json", `${JSON.stringify(file, null, 1)}\n`, "application/json");
  return `${counted(all.map(([key]) => key))} written to coordination-course-work.json.`;
}

/** Says what is in the file, and merges it if the learner agrees. Nothing is run. */
export async function importWork(chosen: File, status: HTMLElement): Promise<void> {
  let file: WorkFile;
  try {
    file = JSON.parse(await chosen.text()) as WorkFile;
  } catch {
    status.textContent = `${chosen.name} is not a file of this course.`;
    return;
  }
  if (file.format !== format || !Array.isArray(file.entries)) {
    status.textContent = `${chosen.name} is not a file that this edition of the course can read${file.format ? ` (it says ${file.format})` : ""}.`;
    return;
  }
  const here = new Map<string, unknown>(await store.all());
  const entries = file.entries.filter(([key]) => /^(?:edit|written|open|read|bet)\//.test(String(key)));
  const differing = entries.filter(
    ([key, value]) =>
      /^(?:edit|written|bet)\//.test(key) &&
      here.has(key) &&
      JSON.stringify(textOf(here.get(key))) !== JSON.stringify(textOf(value)),
  );
  const take = async (all: boolean) => {
    const left = new Set(all ? [] : differing.map(([key]) => key));
    for (const [key, value] of entries) if (!left.has(key)) await store.set(key as never, value);
    location.reload();
  };
  const words = `${counted(entries.map(([key]) => key))} in the file${differing.length > 0 ? `; ${differing.length} differ from what is here` : ""}. `;
  status.replaceChildren(
    words,
    ...(differing.length > 0
      ? [
          button("Keep mine where they differ", () => void take(false)),
          " ",
          button("Take the file's", () => void take(true)),
        ]
      : [button("Bring them in", () => void take(true))]),
  );
  status.querySelector("button")?.focus();
}

function textOf(value: unknown): unknown {
  return (value as { text?: unknown } | undefined)?.text ?? value;
}

function counted(keys: readonly string[]): string {
  const names = { edit: "edit", written: "answer", bet: "bet" };
  const parts = Object.entries(names).flatMap(([kind, word]) => {
    const count = keys.filter((key) => key.startsWith(`${kind}/`)).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
  });
  return parts.join(", ") || "No edits or answers";
}
