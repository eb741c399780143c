/** Phones on the line: who may call, how much each may say, and who is hung up on. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { admit, type Door } from "./admission.js";
import { hear } from "./answers.js";
import { Budgets, unseatedBudget } from "./budgets.js";
import { type Gate, isNear, turnAway } from "./gate.js";
import { type PhoneMessage, readMessage } from "./phone-messages.js";
import type { Line } from "./presence.js";
import { type Reason, refusals } from "./refusals.js";
import type { Room } from "./room.js";

/** The longest message, in bytes. */
const longest = 1024;
/** How long a connection may take to say hello, in milliseconds. */
const patience = 5000;
/** Connections without a seat beyond those that a class needs to come in all at once. */
const strangers = 50;

/** Why a connection was ended, as the page understands it. */
export const ended = { replaced: 4001, out: 4003, tooMuch: 1008, noText: 1003 } as const;

export class Phones {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: longest,
    perMessageDeflate: false,
    // One message a turn of the event loop: a flood on one connection does not hold up the others.
    allowSynchronousEvents: false,
  });
  private readonly budgets = new Budgets();
  /** Connections without a seat, oldest first. */
  private readonly waiting = new Set<WebSocket>();
  private readonly door: Door;

  /** @param code four letters that everybody in the room can read */
  constructor(
    private readonly room: Room,
    private readonly gate: Gate,
    code: string,
  ) {
    room.onPhase = () => this.budgets.refill();
    this.door = { room, budgets: this.budgets, code };
  }

  /** A browser asks for a connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.gate.refuses(request) ?? (request.url === "/live" ? undefined : "no such page");
    if (refusal) {
      this.room.refuse(refusal);
      turnAway(socket, refusal);
      return;
    }
    if (!isNear(request)) this.room.reached = true;
    this.server.handleUpgrade(request, socket, head, (line) => this.attend(line));
  }

  close(): void {
    for (const line of this.server.clients) line.terminate();
    this.server.close();
  }

  private attend(line: WebSocket): void {
    const mayStillSpeak = unseatedBudget();
    let seat: number | undefined;
    const phone: Line = {
      send: (text) => line.send(text),
      replace: () => line.close(ended.replaced, "opened elsewhere"),
      end: () => line.close(ended.out, "out"),
    };
    const timer = setTimeout(() => this.cut(line, "said nothing", ended.tooMuch), patience);
    this.waiting.add(line);
    this.cutOldest();
    line.on("error", (error) => this.room.refuse(faultOf(error)));
    line.on("close", () => {
      clearTimeout(timer);
      this.waiting.delete(line);
      if (seat === undefined) return;
      this.room.presence.leave(seat, phone);
      this.room.touch();
    });
    line.on("message", (data, binary) => {
      const within = seat === undefined ? mayStillSpeak() : this.budgets.spend(seat);
      const message = binary ? undefined : readMessage(textOf(data));
      if (binary) this.cut(line, "binary", ended.noText);
      else if (!within) this.cut(line, "too many messages", ended.tooMuch);
      else if (!message) this.refuse(phone, "no message");
      else if (message.t === "ping") phone.send(pong);
      else if (seat !== undefined) hear(this.room, seat, phone, message);
      else
        this.admit(message, line, phone, (number) => {
          if (line.readyState !== line.OPEN) return;
          seat = number;
          clearTimeout(timer);
          this.waiting.delete(line);
          this.room.presence.arrive(number, phone);
          this.room.touch();
          this.room.tell(number);
        });
    });
  }

  private admit(message: PhoneMessage, line: WebSocket, phone: Line, seated: (seat: number) => void): void {
    const admission = admit(this.door, message, seated);
    if (admission === "seated") return;
    if (admission === "no seat") this.refuse(phone, admission);
    else if (admission === "too many messages") this.cut(line, admission, ended.tooMuch);
    else {
      const text = admission === "asked for letters" ? "" : refusals[admission];
      if (admission !== "asked for letters") this.room.refuse(admission);
      line.send(JSON.stringify({ t: "away", why: admission, text }));
      line.close(ended.out, text);
    }
  }

  private refuse(phone: Line, reason: Reason): void {
    this.room.refuse(reason);
    phone.send(JSON.stringify({ t: "refused", why: reason, text: refusals[reason] }));
  }

  private cut(line: WebSocket, reason: Reason, code: number): void {
    this.room.refuse(reason);
    line.removeAllListeners("message");
    line.close(code, refusals[reason]);
    // A phone that does not answer the closing is hung up on.
    setTimeout(() => line.terminate(), 100).unref();
  }

  private cutOldest(): void {
    const { seats } = this.room.session.header;
    if (this.waiting.size <= seats + strangers) return;
    const [oldest] = this.waiting;
    this.waiting.delete(oldest!);
    this.cut(oldest!, "too many strangers", ended.tooMuch);
  }
}

const pong = '{"t":"pong"}';

/** What was wrong with bytes that ended a connection by themselves. */
export function faultOf(error: Error & { code?: string }): Reason {
  return error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH" ? "oversized" : "garbage";
}

function textOf(data: RawData): string {
  return (data as Buffer).toString("utf8");
}
