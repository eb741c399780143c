/** Phones on the line: from the first message to a seat, and from an answer to its acknowledgement. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { Budgets, unseatedBudget } from "./budgets.js";
import type { Gate } from "./gate.js";
import { type PhoneMessage, readMessage } from "./phone-messages.js";
import type { Line } from "./presence.js";
import type { Room } from "./room.js";
import type { Refusal } from "./session.js";
import { hashOf } from "./tokens.js";

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

  /** @param code four letters that everybody in the room can read */
  constructor(
    private readonly room: Room,
    private readonly gate: Gate,
    private readonly code: string,
  ) {
    room.onPhase = () => this.budgets.refill();
  }

  /** A browser asks for a connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.gate.refuses(request) ?? (request.url === "/live" ? undefined : "no such page");
    if (refusal) {
      this.room.refuse(refusal);
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    this.server.handleUpgrade(request, socket, head, (line) => this.attend(line, isNear(request)));
  }

  close(): void {
    for (const line of this.server.clients) line.terminate();
    this.server.close();
  }

  private attend(line: WebSocket, near: boolean): void {
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
    line.on("error", () => this.room.refuse("garbage"));
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
      else if (!message) this.room.refuse("no message");
      else if (message.t === "ping") phone.send(pong);
      else if (seat !== undefined) this.hear(seat, phone, message);
      else
        this.admit(message, line, (number) => {
          if (line.readyState !== line.OPEN) return;
          seat = number;
          clearTimeout(timer);
          this.waiting.delete(line);
          if (!near) this.room.reached = true;
          this.room.presence.arrive(number, phone);
          this.room.touch();
          this.room.tell(number);
        });
    });
  }

  /** Finds the seat that belongs to a token, or a new one; a phone makes its own token, so that asking twice is safe. */
  private admit(message: PhoneMessage, line: WebSocket, seated: (seat: number) => void): void {
    const { session } = this.room;
    if (message.t === "claim") this.claim(message, line, seated);
    else if (message.t !== "hello") this.room.refuse("no seat");
    else {
      const hash = hashOf(message.token);
      const known = session.seats.of(hash);
      if (known?.kicked) this.sendAway(line, "out");
      else if (known && !this.budgets.spend(known.number)) this.cut(line, "too many messages", ended.tooMuch);
      else if (known) seated(known.number);
      else if (message.code === "") this.sendAway(line, "letters");
      else if (message.code.trim().toUpperCase() !== this.code) this.sendAway(line, "wrong letters");
      else {
        const number = session.seats.list.length;
        const refusal = this.room.submit({ type: "join", hash }, () => seated(number));
        if (refusal) this.sendAway(line, refusal);
      }
    }
  }

  /** The word of the teacher gives a seat to this phone; the phone that had it has lost it. */
  private claim(
    { token, word }: Extract<PhoneMessage, { t: "claim" }>,
    line: WebSocket,
    seated: (seat: number) => void,
  ): void {
    const wanted = hashOf(word.trim());
    const seat = this.room.session.seats.list.find(({ handover }) => handover === wanted);
    const event = { type: "claim", seat: seat?.number ?? -1, hash: hashOf(token) } as const;
    if (this.room.submit(event, () => seated(event.seat))) this.sendAway(line, "word");
  }

  private hear(seat: number, phone: Line, message: PhoneMessage): void {
    const { room } = this;
    if (message.t === "act") this.answer(seat, phone, message.round, message.a);
    else if (message.t === "name")
      room.submit({ type: "name", seat, name: message.name }, () => room.tell(seat));
    else if (message.t === "instruct") {
      const { round, choices } = message;
      const refusal = room.submit({ type: "instruct", seat, round, choices }, () => this.passOn(seat));
      if (refusal) phone.send(JSON.stringify({ t: "refused", round, why: refusal }));
      room.closeIfComplete();
    } else room.tell(seat);
  }

  /** The first answer wins; a second one is told what the first was. */
  private answer(seat: number, phone: Line, round: number, a: number): void {
    const { room } = this;
    const refusal = room.submit({ type: "act", seat, round, a }, () =>
      phone.send(`{"t":"ack","round":${round},"a":${a}}`),
    );
    if (refusal === undefined) {
      room.closeIfComplete();
      return;
    }
    room.refuse(answerRefused[refusal] ?? "impossible answer");
    if (refusal !== "dup") {
      phone.send(JSON.stringify({ t: "refused", round, why: refusal }));
      return;
    }
    const first = room.session.block!.answer(seat)!;
    // What is acknowledged is on disk, the first answer too: it comes after whatever is still on its way.
    void room.lesson.saved().then(() => phone.send(`{"t":"ack","round":${round},"a":${first},"dup":true}`));
  }

  /** A coordinator's word reaches its group. */
  private passOn(coordinator: number): void {
    const { block, seats } = this.room.session;
    const group = block?.placeOf(coordinator)?.group;
    for (const { number } of seats.list) if (block?.placeOf(number)?.group === group) this.room.tell(number);
  }

  private sendAway(line: WebSocket, why: string): void {
    if (why !== "letters") this.room.refuse(`turned away: ${why}`);
    line.send(JSON.stringify({ t: "away", why }));
    line.close(ended.out, why);
  }

  private cut(line: WebSocket, why: string, code: number): void {
    this.room.refuse(why);
    line.removeAllListeners("message");
    line.close(code, why);
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

const answerRefused: Readonly<Partial<Record<Refusal, string>>> = {
  dup: "second answer",
  late: "late answer",
  spectator: "answer of a spectator",
};

const pong = '{"t":"pong"}';

function textOf(data: RawData): string {
  return (data as Buffer).toString("utf8");
}

/** Whether the browser runs on this machine. */
function isNear({ socket }: IncomingMessage): boolean {
  return /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? "");
}
