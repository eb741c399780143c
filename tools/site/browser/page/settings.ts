/** Settings: colours, size of text, keys, and the learner's work as a file. */
import { button, element, elements, page } from "../html/page-data.js";
import { store } from "../kept/store.js";
import { exportWork, importWork } from "../kept/work-file.js";

type Look = { theme: "" | "light" | "dark"; size: "" | "large" | "larger"; keys: "" | "off" };

/** The same name and form as in theme.ts, which sets them before the page is drawn. */
const name = "coordination-course-look";

export function look(): Look {
  try {
    return { theme: "", size: "", keys: "", ...(JSON.parse(localStorage.getItem(name) ?? "{}") as object) };
  } catch {
    return { theme: "", size: "", keys: "" };
  }
}

function setLook(change: Partial<Look>): void {
  const now = { ...look(), ...change };
  try {
    localStorage.setItem(name, JSON.stringify(now));
  } catch {
    // A browser that keeps nothing has the look for this page.
  }
  dispatchEvent(new CustomEvent("course-look", { detail: now }));
}

export function openSettings(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.settings") ?? settingsDialog();
  if (!dialog.open) dialog.showModal();
}

function settingsDialog(): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "settings";
  dialog.setAttribute("aria-labelledby", "settings-title");
  const isNotebook = page.kind === "notebook";
  dialog.innerHTML = `<h2 id="settings-title">Settings</h2>
<div class="choices"></div>
${isNotebook ? '<p><a href="?slides">Show this notebook as slides</a></p>' : ""}
<h3>Your work</h3><p class="quiet">Edits, outputs and answers are kept in this browser only.</p><p class="work"></p><p role="status"></p>
<h3>Keys</h3><dl class="keys">
<dt><kbd>Shift</kbd>+<kbd>Enter</kbd></dt><dd>run the cell and go on</dd>
<dt><kbd>Ctrl</kbd>+<kbd>Enter</kbd></dt><dd>run the cell and stay</dd>
<dt><kbd>Ctrl</kbd>+<kbd>.</kbd></dt><dd>stop</dd>
<dt><kbd>Ctrl</kbd>+<kbd>Space</kbd></dt><dd>complete a name</dd>
<dt><kbd>Ctrl</kbd>+<kbd>I</kbd></dt><dd>what is this name?</dd>
<dt><kbd>Esc</kbd></dt><dd>leave the editor</dd>
<dt><kbd>/</kbd></dt><dd>search</dd>
<dt><kbd>?</kbd></dt><dd>this list</dd></dl>
<form method="dialog"><button>Close</button></form>`;
  const now = look();
  element(".choices", dialog).append(
    choice("Colours", "theme", now.theme, { "": "as the system", light: "light", dark: "dark" }),
    choice("Text", "size", now.size, { "": "normal", large: "large", larger: "larger" }),
    choice("Keys / and ?", "keys", now.keys, { "": "on", off: "off" }),
  );
  const status = element("[role=status]", dialog);
  const file = document.createElement("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.hidden = true;
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) void importWork(chosen, status);
    // The same file, put right, can be chosen again.
    file.value = "";
  });
  element(".work", dialog).append(
    button("Export to a file", () => void exportWork().then((words) => (status.textContent = words))),
    " ",
    button("Import a file", () => file.click()),
    file,
    " ",
    button("Erase", () => erase(status)),
  );
  document.body.append(dialog);
  return dialog;
}

function erase(status: HTMLElement): void {
  const sure = button("Yes, erase everything", () => void store.erase().then(() => location.reload()));
  status.replaceChildren("All edits and answers in this browser will be gone. ", sure);
  sure.focus();
}

function choice(
  words: string,
  key: keyof Look,
  value: string,
  options: Readonly<Record<string, string>>,
): HTMLElement {
  const field = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = words;
  field.append(legend);
  for (const [option, label] of Object.entries(options)) {
    const wrap = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = key;
    input.checked = option === value;
    input.addEventListener("change", () => setLook({ [key]: option }));
    wrap.append(input, ` ${label}`);
    field.append(wrap);
  }
  return field;
}

/** The buttons of the bar, and the two keys of the page. */
export function startBar(search: () => void): void {
  for (const one of elements<HTMLButtonElement>('[data-do="search"]')) one.addEventListener("click", search);
  for (const one of elements<HTMLButtonElement>('[data-do="settings"], [data-do="work"]'))
    one.addEventListener("click", openSettings);
  addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.altKey || event.metaKey || look().keys === "off") return;
    if (target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (event.key === "/") search();
    else if (event.key === "?") openSettings();
    else return;
    event.preventDefault();
  });
}
