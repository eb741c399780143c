/** What the browser keeps of the learner's work. All pages of the course share it, under any address. */
import { clear, createStore, del, delMany, entries, get, keys, set } from "idb-keyval";
import type { CellOutput } from "../figures/outputs.js";
import { tellOtherTabs } from "./other-tabs.js";

/** An edit lies over the published text that it was made from. */
export interface Edit {
  readonly text: string;
  /** The hash of the published text. */
  readonly base: string;
  readonly edition: string;
  /** When, in milliseconds since 1970. */
  readonly time: number;
}

/** An answer in the learner's own words. */
export interface Written {
  readonly text: string;
  /** The hash of the question. */
  readonly base: string;
  readonly time: number;
}

/** What an output was made from: the texts of its cell and of all that the cell needed. */
export type Basis = Readonly<Record<string, string>>;

export interface KeptOutput {
  readonly outputs: readonly CellOutput[];
  readonly basis: Basis;
  /** The library that ran, and the published texts under those of `basis`, by their hashes. */
  readonly origin: string;
  readonly seconds: number;
  readonly time: number;
}

/** Keys begin with one of these; then come the notebook's slug and, mostly, the cell's id. */
export type Kind = "edit" | "output" | "written" | "open" | "read" | "running" | "bet" | "note";

type Key = `${Kind}/${string}`;

/** Outputs beyond this many characters are not kept. */
const largestOutput = 300_000;

type Database = ReturnType<typeof createStore>;

let database: Database | undefined;
/** The browser keeps nothing at all. */
let refused = false;
let told = false;
let complain = (_words: string): void => {};

/** @param say is told once, when the browser keeps nothing more */
export function whenStorageFails(say: (words: string) => void): void {
  complain = say;
}

async function attempt<T>(work: (store: Database) => Promise<T>): Promise<T | undefined> {
  if (refused) return undefined;
  try {
    database ??= createStore("coordination-course", "work");
    return await work(database);
  } catch (error) {
    const full = (error as Error).name === "QuotaExceededError";
    // A full browser still reads, and may have room again later.
    refused = !full;
    if (!told)
      complain(
        full
          ? "This browser's storage is full. Everything works, but changes are no longer kept: export your work before you close."
          : "This browser keeps nothing for this page. Everything works; export your work before you close.",
      );
    told = true;
    return undefined;
  }
}

/** Keeps a value; where there is no room for a learner's work, outputs make room: they can be made again. */
async function keep(at: Database, key: Key, value: unknown): Promise<void> {
  try {
    await set(key, value, at);
  } catch (error) {
    const outputs = (await keys<Key>(at)).filter((one) => one.startsWith("output/"));
    if (key.startsWith("output/") || outputs.length === 0) throw error;
    await delMany(outputs, at);
    await set(key, value, at);
  }
}

export const store = {
  get: <T>(key: Key): Promise<T | undefined> => attempt((at) => get<T>(key, at)),
  set: async (key: Key, value: unknown): Promise<void> => {
    await attempt((at) => keep(at, key, value));
    tellOtherTabs(key);
  },
  remove: async (key: Key): Promise<void> => {
    await attempt((at) => del(key, at));
    tellOtherTabs(key);
  },
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
