/** What the browser keeps of the learner's work. All pages of the course share it, under any address. */
import { clear, createStore, del, entries, get, set } from "idb-keyval";
import type { CellOutput } from "./outputs.js";
import type { Basis } from "./plan.js";

/** An edit lies over the published text that it was made from. */
export interface Edit {
  readonly text: string;
  /** The hash of the published text. */
  readonly base: string;
  readonly edition: string;
  /** When, in milliseconds since 1970. */
  readonly time: number;
}

export interface KeptOutput {
  readonly outputs: readonly CellOutput[];
  readonly basis: Basis;
  readonly seconds: number;
  readonly time: number;
}

/** Keys begin with one of these; then come the notebook's slug and, mostly, the cell's id. */
export type Kind = "edit" | "output" | "written" | "open" | "read" | "running" | "bet";

type Key = `${Kind}/${string}`;

/** Outputs beyond this many characters are not kept. */
const largestOutput = 300_000;

let database: ReturnType<typeof createStore> | undefined;
let refused = false;
let complain = (_words: string): void => {};

/** @param told once, when the browser keeps nothing */
export function whenStorageFails(told: (words: string) => void): void {
  complain = told;
}

async function attempt<T>(
  work: (store: ReturnType<typeof createStore>) => Promise<T>,
): Promise<T | undefined> {
  if (refused) return undefined;
  try {
    database ??= createStore("coordination-course", "work");
    return await work(database);
  } catch (error) {
    refused = true;
    const full = (error as Error).name === "QuotaExceededError";
    complain(
      full
        ? "This browser's storage is full. Everything works, but changes are no longer kept: export your work before you close."
        : "This browser keeps nothing for this page. Everything works; export your work before you close.",
    );
    return undefined;
  }
}

export const store = {
  get: <T>(key: Key): Promise<T | undefined> => attempt((at) => get<T>(key, at)),
  set: (key: Key, value: unknown): Promise<void> => attempt((at) => set(key, value, at)).then(() => {}),
  remove: (key: Key): Promise<void> => attempt((at) => del(key, at)).then(() => {}),
  all: async (): Promise<[Key, unknown][]> => (await attempt((at) => entries<Key, unknown>(at))) ?? [],
  erase: (): Promise<void> => attempt((at) => clear(at)).then(() => {}),
};

export async function keepOutput(slug: string, cell: string, kept: KeptOutput): Promise<void> {
  const size = JSON.stringify(kept.outputs).length;
  if (size > largestOutput) await store.remove(`output/${slug}/${cell}`);
  else await store.set(`output/${slug}/${cell}`, kept);
}

/** What the browser has of one notebook, by key. */
export async function keptOf(slug: string): Promise<ReadonlyMap<string, unknown>> {
  const all = await store.all();
  return new Map(all.filter(([key]) => key.split("/")[1] === slug));
}
