/** The live server: phones on one port, the teacher's console and the projector on another that never leaves home. */
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { encode } from "uqr";
import type { Header } from "./events.js";
import { exportedFiles } from "./export.js";
import { lockFolder } from "./folder-lock.js";
import { Gate } from "./gate.js";
import { Lesson } from "./lesson.js";
import { LessonOver } from "./lesson-over.js";
import { lessonScript, withoutNetwork } from "./lesson-script.js";
import { listen } from "./listen.js";
import { Phones } from "./phones.js";
import { Room } from "./room.js";
import { phonePages, servePages, staffPages } from "./serve-pages.js";
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

/** @throws LessonOver if the folder holds a lesson that has ended; its files are made if they are missing */
export async function serve(options: ServerOptions): Promise<LiveServer> {
  const release = await lockFolder(options.folder);
  try {
    return await serveLocked(options, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function serveLocked(options: ServerOptions, release: () => void): Promise<LiveServer> {
  const { header, secrets, code, lan, publicUrl } = options;
  const path = join(options.folder, "session.jsonl");
  const lesson = await Lesson.open(path, header, () => room?.touch());
  const files = () => exportedFiles(lesson.session, options.names);
  const keepFiles = async () => {
    if (!options.keep) return;
    for (const { name, text } of files()) await writeFile(join(options.folder, name), text, { mode: 0o600 });
  };
  if (lesson.session.phase === "ended") {
    await keepFiles();
    await lesson.log.close();
    throw new LessonOver(options.folder);
  }
  const room: Room = new Room(lesson);
  if (lesson.torn > 0) room.refuse("half a line of the log");
  if (options.bots > 0 && lesson.session.seats.list.length === 0)
    room.submit({ type: "testers", count: options.bots });

  const phoneServer = createServer();
  const staffServer = createServer();
  const shutDown = async () => {
    room.stop();
    for (const server of [phoneServer, staffServer]) {
      server.close();
      server.closeAllConnections();
    }
    await lesson.log.close();
  };
  let phonePort: number;
  let staffPort: number;
  try {
    phonePort = await listen(phoneServer, lan === undefined ? "127.0.0.1" : "0.0.0.0", options.phonePort);
    staffPort = await listen(staffServer, "127.0.0.1", options.staffPort);
  } catch (error) {
    await shutDown();
    throw error;
  }

  const names = (port: number) => [`localhost:${port}`, `127.0.0.1:${port}`];
  const outside = publicUrl === undefined ? [] : [new URL(publicUrl).host];
  const phoneGate = new Gate([
    ...names(phonePort),
    ...outside,
    ...(lan === undefined ? [] : [`${lan}:${phonePort}`]),
  ]);
  const staffGate = new Gate(names(staffPort));
  const address = publicUrl ?? `http://${lan ?? "127.0.0.1"}:${phonePort}`;
  const link = `${address.replace(/\/$/, "")}/#${code}`;
  const phones = new Phones(room, phoneGate, code);
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const teacher = staff({
    room,
    gate: staffGate,
    secrets,
    welcome: () => ({
      ...{ t: "welcome", code, address, link, lan: lan !== undefined, seconds: options.seconds },
      qr: encode(link).data.map((row) => row.map(Number).join("")),
      ...{ game: header.game, split: options.split, script: lessonScript, withoutNetwork },
      ...{ outside: publicUrl ?? "", kept: options.keep ? options.folder : "" },
      projector: `http://127.0.0.1:${staffPort}/projector#${secrets.projector}`,
      keyboard: `http://127.0.0.1:${phonePort}/keyboard#${code}`,
    }),
    beyond: (what) => {
      if (what === "export") return exported();
      return what === "end" ? ending() : undefined;
    },
  });
  /** The files for the page to save; a lesson that is kept has them in its folder as well. */
  const exported = async () => {
    if (lesson.log.trouble) return { files: files(), text: `Save them here: ${unsaved(lesson.log.trouble)}` };
    await lesson.saved();
    await keepFiles();
    return { files: files() };
  };
  const ending = async () => {
    if (lesson.log.trouble) return { text: `Not ended: ${unsaved(lesson.log.trouble)}` };
    room.submitForAll({ type: "end" });
    const made = await exported();
    // The pages hear of it before the lines go down.
    setTimeout(end, 500);
    const text = options.keep ? `Kept in ${options.folder}.` : "The lesson is over; nothing is kept.";
    return { ...made, text };
  };

  phoneServer.on("upgrade", (request, socket, head) => phones.upgrade(request, socket, head));
  staffServer.on("upgrade", (request, socket, head) => teacher.upgrade(request, socket, head));
  phoneServer.on("request", servePages(room, phoneGate, phonePages));
  staffServer.on("request", servePages(room, staffGate, staffPages));

  return {
    room,
    phonePort,
    staffPort,
    ended,
    async close() {
      phones.close();
      teacher.close();
      await shutDown();
      // Whoever stops a lesson without ending it has its files so far; a full disk has said so before.
      await keepFiles().catch(() => {});
      release();
    },
  };
}

function unsaved(trouble: string): string {
  return `nothing can be saved (${trouble}). Make room on the disk.`;
}
