/** The reader's HTTP server: answers this machine's own browser, for reading, and nobody else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { problemPage } from "./page.js";
import { staticFile } from "./static-files.js";

/** The page at a path such as `` (the list) or `notebooks/04-the-corridor.ipynb`; undefined where there is none. */
export type Pages = (path: string) => Promise<string | undefined>;

const html = "text/html; charset=utf-8";

/** Figures bring scripts and styles of their own; nothing may come from, or go to, anywhere else. */
const headers = {
  "content-security-policy":
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

export function readerServer(root: string, pages: Pages): Server {
  return createServer((request, response) => {
    answer(root, pages, request, response).catch((error: unknown) => {
      console.error(error);
      send(response, 500, html, problemPage(`The reader failed on this page: ${String(error)}`));
    });
  });
}

async function answer(root: string, pages: Pages, request: IncomingMessage, response: ServerResponse) {
  // A foreign name in the Host header is another site's page that had its name point here.
  if (!isOwnHost(request))
    return send(response, 403, "text/plain", "This reader answers to localhost only.\n");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(response, 405, "text/plain", "This reader only reads.\n");
  }
  const path = decodedPath(request.url ?? "/");
  if (path === undefined) return send(response, 400, html, problemPage("This address is malformed."));
  const page = await pages(path);
  if (page !== undefined) return send(response, 200, html, page);
  const file = await staticFile(root, path);
  if (file) return send(response, 200, file.type, file.body);
  return send(response, 404, html, problemPage(`There is nothing at /${path}.`));
}

function isOwnHost({ headers, socket }: IncomingMessage): boolean {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  return names.some((name) => headers.host === `${name}:${socket.localPort}`);
}

/** The path without its slash and query; undefined for a malformed one. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0]!).slice(1);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...headers, "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
