/** A server for tests, and the teacher's commands without a console. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { obey, type TeacherCommand } from "../../../tools/live/commands.js";
import { type LiveServer, type ServerOptions, serve } from "../../../tools/live/server.js";

export function optionsFor(more: Partial<ServerOptions> = {}): ServerOptions {
  return {
    folder: mkdtempSync(join(tmpdir(), "live-")),
    header: { type: "header", schema: 1, game: "corridor", seed: "test", seats: 300 },
    secrets: { console: "the-console's-secret", projector: "the-projector's-one" },
    ...{ code: "ABCD", lan: undefined, publicUrl: undefined, phonePort: 0, staffPort: 0, seconds: 20 },
    ...{ split: false, bots: 0, names: false, keep: false },
    ...more,
  };
}

export interface ClassRoom extends LiveServer {
  readonly options: ServerOptions;
  teach(command: TeacherCommand): string;
  /** Events on disk. */
  log(): { readonly type: string; readonly [field: string]: unknown }[];
}

export async function classRoom(more: Partial<ServerOptions> = {}): Promise<ClassRoom> {
  const options = optionsFor(more);
  const server = await serve(options);
  return {
    ...server,
    options,
    teach: (command) => obey(server.room, command),
    log: () =>
      readFileSync(join(options.folder, "session.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
  };
}

/** Starts a block and opens its first round. */
export function openRound(room: ClassRoom, game = "corridor", treatment = "each for itself"): number {
  room.teach({ what: "begin", game, treatment });
  room.teach({ what: "next", seconds: 60 });
  return room.room.session.round;
}
