/**
 * Keeps the course after the first visit, one cache an edition, and adds the headers that a plain server leaves out.
 * An open page gets all its files from its own edition: a new one waits until a learner asks for it, or all pages are
 * closed, and pages that were open then keep the files that they came with.
 */
import { earlierPages, type WorkerClients } from "./earlier-pages.js";

interface Edition {
  readonly name: string;
  /** Kept at once, whole or not at all. */
  readonly files: readonly string[];
  readonly kernelPolicy: string;
  readonly framePolicy: string;
}

declare const EDITION: Edition;

interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: WorkerClients & { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  readonly request: Request;
  readonly data: unknown;
  waitUntil(promise: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerScope;
const prefix = "coordination-course-";
const cacheName = `${prefix}${EDITION.name}`;
const earlier = earlierPages(cacheName, worker.clients);

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      // Files with a hash in their name may come from the browser's own cache, the others not.
      cache.addAll(
        EDITION.files.map(
          (file) =>
            new Request(file, { cache: /-[A-Z0-9]{8}\.|pictures\//.test(file) ? "default" : "no-cache" }),
        ),
      ),
    ),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      await earlier.remember();
      await forgetEarlier();
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("message", (event) => {
  if (event.data === "take over") void worker.skipWaiting();
  else if (event.data === "opened") event.waitUntil(forgetEarlier());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request));
});

/** Files of other editions go once no page is open that came with them. */
async function forgetEarlier(): Promise<void> {
  if (await earlier.areOpen()) return;
  for (const name of await caches.keys())
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const edition = url.searchParams.get("edition") ?? EDITION.name;
  url.search = "";
  url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  const path = url.href.slice(worker.registration.scope.length);
  if (edition !== EDITION.name) return fromEarlier(edition, url.href, path);
  const cache = await caches.open(cacheName);
  const kept =
    (await cache.match(url.href)) ??
    // A name with a hash is the same file in every edition; only a page that is still open asks for an earlier one's.
    (path.startsWith("assets/") ? await caches.match(url.href) : undefined);
  if (kept) return withHeaders(kept, path);
  try {
    const fresh = await fetch(request);
    // Large pieces that are rarely needed are kept once they were.
    if (fresh.ok && path.startsWith("assets/")) await cache.put(url.href, fresh.clone());
    return withHeaders(fresh, path);
  } catch {
    const home = await cache.match(`${worker.registration.scope}index.html`);
    if (request.mode === "navigate" && home)
      return Response.redirect(`${worker.registration.scope}index.html`);
    return new Response("This file was not kept, and there is no network.", { status: 503 });
  }
}

/** A file whose name stays, for a page of another edition: from there or not at all. */
async function fromEarlier(edition: string, address: string, path: string): Promise<Response> {
  const name = `${prefix}${edition}`;
  const kept = (await caches.has(name)) ? await (await caches.open(name)).match(address) : undefined;
  if (kept) return withHeaders(kept, path);
  return new Response("This page is of an earlier edition; load it again.", { status: 410 });
}

function withHeaders(response: Response, path: string): Response {
  if (response.type === "opaqueredirect" || response.status === 304) return response;
  const headers = new Headers(response.headers);
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-embedder-policy", "require-corp");
  headers.set("cross-origin-resource-policy", "cross-origin");
  if (/^assets\/(?:kernel|team)-/.test(path)) headers.set("content-security-policy", EDITION.kernelPolicy);
  if (path === "frame.html") headers.set("content-security-policy", EDITION.framePolicy);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
