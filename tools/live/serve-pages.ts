/** Which page stands at which address; everything else is refused with a sentence. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Gate, isInside } from "./gate.js";
import { type Page, type PageName, page, sendPage } from "./page-text.js";
import { refusals } from "./refusals.js";
import type { Room } from "./room.js";

type PageAt = (path: string, request: IncomingMessage) => PageName | undefined;

/** One keyboard for all is a page of this machine; phones have no use for it. */
export const phonePages: PageAt = (path, request) => {
  if (path === "/") return "phone";
  return path === "/keyboard" && isInside(request) ? "keyboard" : undefined;
};

/** The teacher's pages. */
export const staffPages: PageAt = (path) =>
  ({ "/console": "console", "/projector": "projector" })[path] as PageName | undefined;

export function servePages(
  room: Room,
  gate: Gate,
  pageAt: PageAt,
): (request: IncomingMessage, response: ServerResponse) => void {
  const made = new Map<PageName, Page>();
  const madeOnce = (name: PageName) => made.get(name) ?? made.set(name, page(name)).get(name)!;
  return (request, response) => {
    const say = (status: number, sentence: string) =>
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
    const refusal = gate.refuses(request);
    if (refusal) {
      room.refuse(refusal);
      say(403, refusals[refusal]);
      return;
    }
    const name = pageAt((request.url ?? "").split("?")[0]!, request);
    if (!name) say(404, refusals["no such page"]);
    else if (request.method !== "GET" && request.method !== "HEAD") say(405, "Pages are only read.");
    else sendPage(madeOnce(name), request, response);
  };
}
