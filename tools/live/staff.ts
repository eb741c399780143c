/** The teacher's console and the projector: on this machine alone, and only for whoever knows the secret. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { obey, type TeacherCommand } from "./commands.js";
import { consoleView } from "./console-view.js";
import { type Gate, turnAway } from "./gate.js";
import type { Reply, Welcome } from "./pages/console-view.js";
import { faultOf } from "./phones.js";
import { projectorView } from "./projector-view.js";
import { refusals } from "./refusals.js";
import type { Room } from "./room.js";
import { sameSecret } from "./tokens.js";

export interface Secrets {
  readonly console: string;
  readonly projector: string;
}

export interface Staff {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export interface StaffOptions {
  readonly room: Room;
  readonly gate: Gate;
  readonly secrets: Secrets;
  readonly welcome: () => Welcome;
  /** Commands that concern more than the room: exports and the end. */
  readonly beyond: (what: string) => Promise<Omit<Reply, "t">> | undefined;
}

export function staff({ room, gate, secrets, welcome, beyond }: StaffOptions): Staff {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  const consoles = new Set<WebSocket>();
  const projectors = new Set<WebSocket>();

  const draw = () => {
    const trouble = room.lesson.log.trouble ?? "";
    const picture = JSON.stringify(projectorView(room.session, room.left(), trouble));
    for (const page of [...consoles, ...projectors]) page.send(picture);
    if (consoles.size === 0) return;
    const details = JSON.stringify(consoleView(room.session, room.presence, room.refused, room.reached));
    for (const page of consoles) page.send(details);
  };
  room.onChange = draw;

  const attend = (page: WebSocket) => {
    page.on("error", (error) => room.refuse(faultOf(error)));
    page.on("close", () => {
      consoles.delete(page);
      projectors.delete(page);
    });
    page.on("message", (data, binary) => {
      const said = binary ? undefined : readObject(String(data));
      if (said?.t === "hello") {
        const secret = String(said.secret);
        if (sameSecret(secret, secrets.console)) consoles.add(page);
        else if (sameSecret(secret, secrets.projector)) projectors.add(page);
        else {
          room.refuse("wrong secret");
          return page.close(4401, refusals["wrong secret"]);
        }
        page.send(JSON.stringify(welcome()));
        return room.touch();
      }
      if (said?.t !== "do" || !consoles.has(page)) return room.refuse("not a teacher");
      const what = String(said.what);
      const more = beyond(what);
      const reply = (answer: Omit<Reply, "t">) => page.send(JSON.stringify({ t: "said", ...answer }));
      const answer = more ?? answered(room, said as unknown as TeacherCommand);
      void answer.then(reply);
      room.touch();
    });
  };

  return {
    upgrade(request, socket, head) {
      const refusal = gate.refuses(request) ?? (request.url === "/staff" ? undefined : "no such page");
      if (!refusal) return server.handleUpgrade(request, socket, head, attend);
      room.refuse(refusal);
      turnAway(socket, refusal);
    },
    close() {
      for (const page of server.clients) page.terminate();
      server.close();
    },
  };
}

/** The sentence comes when what it says is on disk; while nothing can be saved, at once. */
async function answered(room: Room, command: TeacherCommand): Promise<Omit<Reply, "t">> {
  const text = obey(room, command);
  if (room.lesson.log.trouble === undefined) await room.lesson.saved();
  return { text };
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
