/** Serves the course's own pages: no Python, no Jupyter, no network. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { libraryPages } from "./library.js";
import { readerServer } from "./server.js";

export interface Reader {
  readonly address: string;
  close(): void;
}

/** Serves the pages on a port of this machine; resolves when they can be asked for. */
export async function serveReader(root: string, port: number, execute: boolean): Promise<Reader> {
  const { description } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    description: string;
  };
  const server = readerServer(root, libraryPages(root, description.split(":")[0]!, execute));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
