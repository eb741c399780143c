/** The live server: phones on one port, the teacher's console and the projector on another that never leaves home. */
import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { encode } from "uqr";
import { CourseError } from "../course-error.js";
import type { Header } from "./events.js";
import { exportedFiles } from "./export.js";
import { Gate } from "./gate.js";
import { Lesson } from "./lesson.js";
import { lessonScript } from "./lesson-script.js";
import { type Page, type PageName, page, sendPage } from "./page-text.js";
import { Phones } from "./phones.js";
import { Room } from "./room.js";
import { type Secrets, staff } from "./staff.js";

export interface ServerOptions {
  /** Folder of the log. */
  readonly folder: string;
  readonly header: Header;
  readonly secrets: Secrets;
  /** Four letters. */
  readonly code: string;
  /** The address that phones use, as 192.168.1.7; undefined for this machine alone. */
  readonly lan: string | undefined;
  /** Where a proxy or tunnel offers the phone page, as https://class.example.org. */
  readonly publicUrl: string | undefined;
  readonly phonePort: number;
  readonly staffPort: number;
  /** How long a round lasts unless the teacher says otherwise, in seconds. */
  readonly seconds: number;
  readonly split: boolean;
  /** Test participants to begin with. */
  readonly bots: number;
  readonly names: boolean;
  /** Whether the teacher asked to keep the log and the exports. */
  readonly keep: boolean;
}

export interface LiveServer {
  readonly room: Room;
  readonly phonePort: number;
  readonly staffPort: number;
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export async function serve(options: ServerOptions): Promise<LiveServer> {
  const { header, secrets, code, lan } = options;
  const path = join(options.folder, "session.jsonl");
  const lesson = await Lesson.open(path, header, () => room?.touch());
  const room: Room = new Room(lesson);
  if (options.bots > 0 && lesson.session.seats.list.length === 0)
    room.submit({ type: "testers", count: options.bots });
  const phoneServer = createServer();
  const staffServer = createServer();
  const phonePort = await listen(phoneServer, lan === undefined ? "127.0.0.1" : "0.0.0.0", options.phonePort);
  const staffPort = await listen(staffServer, "127.0.0.1", options.staffPort);

  const home = [`localhost:${phonePort}`, `127.0.0.1:${phonePort}`];
  const outside = options.publicUrl === undefined ? [] : [new URL(options.publicUrl).host];
  const phoneGate = new Gate([...home, ...outside, ...(lan === undefined ? [] : [`${lan}:${phonePort}`])]);
  const staffGate = new Gate([`localhost:${staffPort}`, `127.0.0.1:${staffPort}`]);

  const address = options.publicUrl ?? `http://${lan ?? "127.0.0.1"}:${phonePort}`;
  const link = `${address.replace(/\/$/, "")}/#${code}`;
  const phones = new Phones(room, phoneGate, code);
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  /** The files for the page to save; a lesson that is kept has them in its folder as well. */
  const exported = async () => {
    await lesson.saved();
    const files = exportedFiles(lesson.session, options.names);
    if (options.keep)
      for (const { name, text } of files) await writeFile(join(options.folder, name), text, { mode: 0o600 });
    return { files };
  };
  const teacher = staff({
    room,
    gate: staffGate,
    secrets,
    welcome: () => ({
      ...{ t: "welcome", code, address, link, lan: lan !== undefined, seconds: options.seconds },
      qr: encode(link).data.map((row) => row.map(Number).join("")),
      ...{ game: header.game, split: options.split, seats: header.seats, script: lessonScript },
      kept: options.keep ? options.folder : "",
      projector: `http://127.0.0.1:${staffPort}/projector#${secrets.projector}`,
      keyboard: `http://127.0.0.1:${phonePort}/keyboard#${code}`,
    }),
    beyond: (what) => {
      if (what === "export") return exported();
      if (what !== "end") return undefined;
      room.submitForAll({ type: "end" });
      return exported().then((files) => {
        // The pages hear of it before the lines go down.
        setTimeout(end, 500);
        return {
          ...files,
          text: options.keep ? `Kept in ${options.folder}.` : "The lesson is over; nothing is kept.",
        };
      });
    },
  });

  phoneServer.on("upgrade", (request, socket, head) => phones.upgrade(request, socket, head));
  staffServer.on("upgrade", (request, socket, head) => teacher.upgrade(request, socket, head));
  phoneServer.on(
    "request",
    serveTo(room, phoneGate, (path, request) => phonePage(path, request)),
  );
  staffServer.on(
    "request",
    serveTo(room, staffGate, (path) => staffPages[path]),
  );

  return {
    room,
    phonePort,
    staffPort,
    ended,
    async close() {
      room.stop();
      phones.close();
      teacher.close();
      for (const server of [phoneServer, staffServer]) {
        server.close();
        server.closeAllConnections();
      }
      await lesson.log.close();
    },
  };
}

const staffPages: Readonly<Record<string, PageName>> = { "/console": "console", "/projector": "projector" };

/** One keyboard for all is a page of this machine; phones have no use for it. */
function phonePage(path: string, { headers }: IncomingMessage): PageName | undefined {
  if (path === "/") return "phone";
  const near = /^(localhost|127\.0\.0\.1):/.test(headers.host ?? "");
  return path === "/keyboard" && near ? "keyboard" : undefined;
}

function serveTo(
  room: Room,
  gate: Gate,
  pageAt: (path: string, request: IncomingMessage) => PageName | undefined,
): (request: IncomingMessage, response: ServerResponse) => void {
  const made = new Map<PageName, Page>();
  const made1 = (name: PageName) => made.get(name) ?? made.set(name, page(name)).get(name)!;
  return (request, response) => {
    const refusal = gate.refuses(request);
    if (refusal) {
      room.refuse(refusal);
      response.writeHead(403).end();
      return;
    }
    const name = pageAt((request.url ?? "").split("?")[0]!, request);
    if (!name) response.writeHead(404).end();
    else if (request.method !== "GET" && request.method !== "HEAD") response.writeHead(405).end();
    else sendPage(made1(name), request, response);
  };
}

/** Listens, and tries for two seconds when a server that has just died still holds the port. */
async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      const settle = (problem?: NodeJS.ErrnoException) => {
        server.off("error", settle).off("listening", settle);
        resolve(problem);
      };
      server.once("error", settle).once("listening", settle);
      server.listen({ host, port, exclusive: true });
    });
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code !== "EADDRINUSE") throw new CourseError(`port ${port} cannot be used: ${error.message}`);
    if (attempt === 20) throw new CourseError(`port ${port} is in use; choose another with --port`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
