/** Collects what cells print and display, as a Jupyter client does. */
import type { Output } from "../notebook/notebook.js";
import type { Display } from "./messages.js";

interface Entry {
  output: Output;
  readonly displayId?: string | undefined;
}

export class OutputRecord {
  readonly #cells = new Map<number, Entry[]>();

  /** Text to a stream; what follows directly on the same stream is joined to it. */
  print(cell: number, name: "stdout" | "stderr", text: string): void {
    const entries = this.#entries(cell);
    const last = entries.at(-1);
    if (last?.output.output_type === "stream" && last.output.name === name)
      last.output = { ...last.output, text: last.output.text + text };
    else if (text !== "") entries.push({ output: { output_type: "stream", name, text } });
  }

  /** A new display, or an update of the earlier ones with the same id, in whatever cell they are. */
  display(cell: number, { data, metadata, id, update }: Display): void {
    const output: Output = { output_type: "display_data", data, metadata };
    if (!update) {
      this.#entries(cell).push({ output, displayId: id });
      return;
    }
    for (const entries of this.#cells.values())
      for (const entry of entries) if (entry.displayId === id) entry.output = output;
  }

  of(cell: number): Output[] {
    return this.#entries(cell).map((entry) => entry.output);
  }

  #entries(cell: number): Entry[] {
    const entries = this.#cells.get(cell) ?? [];
    this.#cells.set(cell, entries);
    return entries;
  }
}
