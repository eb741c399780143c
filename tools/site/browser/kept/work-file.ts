/** The learner's work as one file: out of this browser, into another. */

import { download } from "../html/download.js";
import { button } from "../html/page-data.js";
import { store } from "./store.js";

const format = "coordination-course/1";

interface WorkFile {
  readonly format: string;
  readonly saved: string;
  readonly entries: readonly (readonly [key: string, value: unknown])[];
}

export async function exportWork(): Promise<string> {
  const all = (await store.all()).filter(([key]) => !key.startsWith("running/"));
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
  const entries = file.entries.filter(([key]) =>
    /^(?:edit|output|written|open|read|bet|note)\//.test(String(key)),
  );
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
  const names = {
    edit: ["edit", "edits"],
    output: ["output", "outputs"],
    written: ["answer", "answers"],
    bet: ["bet", "bets"],
    note: ["note for a slide", "notes for slides"],
    read: ["page with progress", "pages with progress"],
  };
  const parts = Object.entries(names).flatMap(([kind, [one, many]]) => {
    const count = keys.filter((key) => key.startsWith(`${kind}/`)).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.join(", ") || "Nothing";
}
