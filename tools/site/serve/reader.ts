/** Serves the course's own pages: no Python, no Jupyter, no network; every cell runs in the page. */
import { listenFrom } from "../../port/free-port.js";
import { builtSite } from "./built-site.js";
import { siteServer } from "./site-server.js";

export interface Reader {
  readonly address: string;
  readonly port: number;
  close(): void;
}

/** Serves the pages on this machine, on the first free port from one upwards; resolves when they can be asked for. */
export async function serveReader(first: number, say: (line: string) => void): Promise<Reader> {
  const server = siteServer(await builtSite(say));
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

/** Where a notebook of the project, or a learner's copy of it, is on the site. */
export function siteAddress(path: string): string {
  const [folder, slug] = path
    .replace(/^my-work\//, "")
    .replace(/\.ipynb$/, "")
    .split("/");
  if (folder === "notebooks" && slug) return `notebooks/${slug}/`;
  if (folder === "exercises" && slug) return `assignments/${slug}/`;
  return "";
}
