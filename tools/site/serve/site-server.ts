/** Hands out a built site on this machine, to this machine's own browser and nobody else. */
import { readFile, realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { frameHeader, kernelPolicy } from "../build/policy.js";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".ipynb": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".woff2": "font/woff2",
};

/** With these the kernel may share memory with its team of workers, and no other site can frame a page. */
const headers = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

/** @param folder a built site */
export function siteServer(folder: string): Server {
  return createServer((request, response) => {
    answer(folder, request, response).catch((error: unknown) => {
      console.error(error);
      send(response, 500, "text/plain", "The page cannot be read.\n");
    });
  });
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A foreign name in the Host header is another site's page that had its name point here.
  if (!isOwnHost(request))
    return send(response, 403, "text/plain", "This server answers to localhost only.\n");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(response, 405, "text/plain", "Pages are only read.\n");
  }
  const path = decodedPath(request.url ?? "/");
  const file = path === undefined ? undefined : await siteFile(folder, path);
  if (file === "folder") {
    response.setHeader("location", `${request.url!.split(/[?#]/)[0]}/`);
    return send(response, 301, "text/plain", "");
  }
  if (!file) return send(response, 404, "text/plain", "There is nothing at this address.\n");
  if (/\/(?:kernel|team)-\w+\.js$/.test(`/${path}`))
    response.setHeader("content-security-policy", kernelPolicy);
  if (path === "frame.html") response.setHeader("content-security-policy", frameHeader);
  send(response, 200, file.type, file.body);
}

type Found = { readonly type: string; readonly body: Buffer } | "folder" | undefined;

/** The file at a decoded path; a folder is its index. Nothing outside the site, through links neither. */
async function siteFile(folder: string, path: string): Promise<Found> {
  const steps = path.split("/");
  const name = steps.at(-1) === "" ? `${path}index.html` : path;
  if (steps.slice(0, -1).some((step) => step === "" || step.startsWith(".")) || /[\\:\0]/.test(path))
    return undefined;
  try {
    const home = await realpath(folder);
    const file = await realpath(join(folder, name));
    if (!file.startsWith(home + sep)) return undefined;
    const type = types[extname(name).toLowerCase()];
    if (type) return { type, body: await readFile(file) };
    return (await realpath(join(file, "index.html"))) ? "folder" : undefined;
  } catch {
    return undefined;
  }
}

function isOwnHost({ headers: { host }, socket }: IncomingMessage): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].some((name) => host === `${name}:${socket.localPort}`);
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
