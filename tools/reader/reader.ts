/** Opens the course in its own reader: no Python, no Jupyter, no network. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "../start/open-browser.js";
import { libraryPages } from "./library.js";
import { readerServer } from "./server.js";

export interface ReaderOptions {
  readonly port: number;
  /** Path of the page to open first, relative to the project; the list when absent. */
  readonly page: string;
  readonly execute: boolean;
  readonly browser: boolean;
}

/** Serves until a signal ends it. */
export async function openReader(
  root: string,
  options: ReaderOptions,
  say: (line: string) => void,
): Promise<number> {
  const { description } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    description: string;
  };
  const server = readerServer(root, libraryPages(root, description.split(":")[0]!, options.execute));
  await new Promise<void>((resolve) => server.listen(options.port, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${options.port}/${options.page}`;
  const opened = options.browser && (await openBrowser(address));
  say(`${opened ? "your browser shows" : "open this address in a browser:"} ${address}`);
  say("Ctrl-C stops the reader");
  const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  await new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
