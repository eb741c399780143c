/** Node's worker threads as web workers: what the library's team of real threads needs of them. */

/** Set in a thread of the team by `team-worker.ts`, before the library's own module is loaded. */
const team = (globalThis as { courseTeam?: { data: unknown; post: (value: unknown) => void } }).courseTeam;

export const parentPort = team ? { postMessage: team.post } : null;
export const workerData = team?.data;
export const isMainThread = !team;

type Heard = (value: never) => void;

/** The file that is asked for does not matter: a page has one program for threads. */
export class Worker {
  readonly #worker: globalThis.Worker;
  readonly #heard = new Map<string, Heard>();

  constructor(_file: unknown, { workerData: data }: { workerData?: unknown } = {}) {
    if (typeof SharedArrayBuffer === "undefined")
      throw new Error(
        "This browser does not share memory between workers here; take the published measurement.",
      );
    const address = (globalThis as { courseTeamWorker?: string }).courseTeamWorker ?? "";
    this.#worker = new globalThis.Worker(address, { type: "module" });
    this.#worker.onmessage = (event) => this.#heard.get("message")?.(event.data as never);
    this.#worker.onerror = (event) => this.#heard.get("error")?.(new Error(event.message) as never);
    this.#worker.postMessage(data);
  }

  once(event: string, heard: Heard): this {
    this.#heard.set(event, heard);
    return this;
  }

  on(event: string, heard: Heard): this {
    return this.once(event, heard);
  }

  async terminate(): Promise<number> {
    this.#worker.terminate();
    return 0;
  }
}
