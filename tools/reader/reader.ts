/** Serves the course's own pages: no Python, no Jupyter, no network. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listenFrom } from "../start/free-port.js";
import { libraryPages } from "./library.js";
import { readerServer } from "./server.js";

export interface Reader {
  readonly address: string;
  readonly port: number;
  close(): void;
}

/** Serves the pages on this machine, on the first free port from one upwards; resolves when they can be asked for. */
export async function serveReader(root: string, first: number, execute: boolean): Promise<Reader> {
  const { description } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    description: string;
  };
  const server = readerServer(root, libraryPages(root, description.split(":")[0]!, execute));
  const port = await listenFrom(server, first);
  return {
    address: `http://127.0.0.1:${port}/`,
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
