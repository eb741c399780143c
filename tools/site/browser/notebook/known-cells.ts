/** What the page knows of its cells' names; the kernel reads each text once. */
import type { CellNames } from "../kernel/cell-code.js";
import type { CellView } from "./cell-view.js";
import type { KernelClient } from "./kernel-client.js";
import type { KnownCell } from "./plan.js";

export class KnownCells {
  readonly #names = new Map<string, CellNames | null>();

  constructor(
    private readonly cells: readonly CellView[],
    private readonly kernel: KernelClient,
  ) {}

  async now(): Promise<KnownCell[]> {
    const texts = this.cells.flatMap(({ source, published }) => [source, published]);
    const unknown = [...new Set(texts.filter((text) => !this.#names.has(text)))];
    if (unknown.length > 0) {
      const answers = await this.kernel.analyse(unknown);
      for (const [i, names] of answers.entries()) this.#names.set(unknown[i]!, names);
    }
    return this.cells.map(({ id, source }) => ({ id, source, names: this.#names.get(source) ?? null }));
  }
}
