/** The notebook as it was published: its file, its outputs. Fetched when something asks for it. */

import { noticeOutdated } from "../html/notice.js";
import { page } from "../html/page-data.js";
import type { CellOutput } from "./outputs.js";

export interface PublishedFile {
  readonly text: string;
  readonly notebook: NotebookFile;
}

export interface NotebookFile {
  cells: NotebookCell[];
  [key: string]: unknown;
}

export interface NotebookCell {
  id: string;
  cell_type: string;
  source: string | string[];
  outputs?: FileOutput[];
  execution_count?: number | null;
  metadata: Record<string, unknown>;
}

export interface FileOutput {
  output_type: string;
  name?: string;
  text?: string | string[];
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

const files = new Map<string, Promise<PublishedFile | undefined>>();

export function publishedFile(
  address = page.slug ? `${page.slug}.ipynb` : "",
): Promise<PublishedFile | undefined> {
  const known = files.get(address);
  if (known) return known;
  const url = new URL(address, location.href);
  url.searchParams.set("edition", page.edition);
  const file = fetch(url)
    .then(async (answer) => {
      const text = await answer.text();
      if (answer.ok && (await isOfThisPage(address, text)))
        return { text, notebook: JSON.parse(text) as NotebookFile };
      noticeOutdated();
      return undefined;
    })
    .catch(() => undefined);
  files.set(address, file);
  return file;
}

/** A page that stayed open while its server got a new edition would else mix the two. */
async function isOfThisPage(address: string, text: string): Promise<boolean> {
  // Browsers hash for safe addresses only.
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle || address !== `${page.slug}.ipynb`) return true;
  const hash = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...hash.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === page.fileHash;
}

/** An output as the file has it, with texts in one piece. */
export function outputOf(file: PublishedFile | undefined, cell: string, at: number): FileOutput | undefined {
  const output = file?.notebook.cells.find(({ id }) => id === cell)?.outputs?.[at];
  return output && whole(output);
}

function whole(output: FileOutput): FileOutput {
  const data = Object.fromEntries(
    Object.entries(output.data ?? {}).map(([type, value]) => [
      type,
      isText(type, value) ? value.join("") : value,
    ]),
  );
  return { ...output, ...(output.text ? { text: [output.text].flat().join("") } : {}), data };
}

function isText(type: string, value: unknown): value is string[] {
  return Array.isArray(value) && !type.endsWith("json");
}

/** Whether outputs say the same as the published ones; stills apart, which a page does not draw. */
export async function isAsPublished(
  cell: string,
  outputs: readonly CellOutput[],
): Promise<boolean | undefined> {
  const file = await publishedFile();
  const published = file?.notebook.cells.find(({ id }) => id === cell)?.outputs;
  if (!published) return undefined;
  return said(published.map(whole)) === said(outputs as readonly FileOutput[]);
}

function said(outputs: readonly FileOutput[]): string {
  return JSON.stringify(
    outputs.map(({ name, text, data = {} }) => {
      if (name) return [name, text];
      const { "image/svg+xml": _still, ...rest } = data;
      return sortedKeys(rest);
    }),
  );
}

export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortedKeys(item)]),
  );
}
