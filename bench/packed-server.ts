/** A plain web server that packs what it sends, and counts it. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export interface PackedServer {
  readonly address: string;
  /** Sent since the last `forget`, in kilobytes, of the paths that `kind` matches. */
  kilobytes(kind: RegExp): number;
  forget(): void;
  close(): void;
}

export async function packedServer(folder: string): Promise<PackedServer> {
  let sent: { path: string; bytes: number }[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url!.split("?")[0]!).replace(/\/$/, "/index.html");
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (!body) return void response.writeHead(404).end();
    const packed = gzipSync(body, { level: 9 });
    sent.push({ path, bytes: packed.length });
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-encoding": "gzip",
    });
    response.end(packed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    kilobytes: (kind) =>
      Math.round(
        sent.filter(({ path }) => kind.test(path)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
      ),
    forget() {
      sent = [];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
