/** A web server that knows nothing of the course: files under a path, as an institute's server hands them out. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".ipynb": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

export interface PlainServer {
  /** Ends with the base path. */
  readonly address: string;
  close(): void;
}

export async function plainServer(folder: string, base = "/some/base/"): Promise<PlainServer> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url!.split(/[?#]/)[0]!);
    try {
      if (!path.startsWith(base)) throw new Error("outside");
      const name = path.endsWith("/") ? `${path}index.html` : path;
      const body = await readFile(join(folder, name.slice(base.length)));
      response.writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
