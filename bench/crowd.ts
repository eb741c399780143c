/** Phones by the hundred: each answers every round, comes back when the line breaks, and remembers what it was told. */
import { WebSocket } from "ws";

export interface Said {
  readonly t: string;
  readonly [field: string]: unknown;
}

export interface Member {
  readonly number: number;
  readonly token: string;
  socket: WebSocket | undefined;
  seat: number | undefined;
  /** By round: what was acknowledged. */
  readonly acks: Map<number, number>;
  /** By round: what was sent first, and when. */
  readonly sent: Map<number, { readonly a: number; readonly at: number }>;
  /** The newest view. */
  view: Said | undefined;
}

export interface CrowdOptions {
  readonly port: number;
  readonly code: string;
  readonly count: number;
  /** Milliseconds that a member thinks before it answers. Default: none. */
  readonly delay?: (member: number) => number;
  /** Default: two of three choose the last button. */
  readonly choose?: (member: number, round: number, buttons: number) => number;
}

export class Crowd {
  readonly members: readonly Member[];
  /** Milliseconds from an answer to its acknowledgement. */
  readonly latencies: number[] = [];
  private over = false;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: CrowdOptions) {
    this.members = Array.from({ length: options.count }, (_, number) => ({
      ...{
        number,
        token: `crowd-member-${number}-${Math.floor(options.port)}`,
        socket: undefined,
        seat: undefined,
      },
      ...{ acks: new Map(), sent: new Map(), view: undefined },
    }));
  }

  /** Resolves when everybody has a seat. */
  async join(): Promise<void> {
    for (const member of this.members) this.connect(member);
    await this.until(() => this.members.every(({ seat }) => seat !== undefined));
  }

  /** Resolves when the condition holds, looked at after every message. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  /** Everybody who has something to choose in this round has its acknowledgement. */
  complete(round: number): boolean {
    return this.members.every(
      ({ acks, view }) => acks.has(round) || (view?.round === round && !choices(view).length),
    );
  }

  leave(): void {
    this.over = true;
    for (const { socket } of this.members) socket?.terminate();
  }

  /** Breaks a member's line; it comes back. */
  drop(number: number): void {
    this.members[number]!.socket?.terminate();
  }

  private connect(member: Member): void {
    if (this.over) return;
    const socket = new WebSocket(`ws://127.0.0.1:${this.options.port}/live`, { perMessageDeflate: false });
    member.socket = socket;
    socket.on("open", () =>
      socket.send(JSON.stringify({ t: "hello", token: member.token, code: this.options.code })),
    );
    socket.on("message", (data) => this.hear(member, JSON.parse(String(data))));
    socket.on("error", () => {});
    socket.on("close", () => {
      if (member.socket === socket) setTimeout(() => this.connect(member), 20 + Math.random() * 60);
    });
  }

  private hear(member: Member, said: Said): void {
    if (said.t === "view") {
      member.view = said;
      member.seat = said.seat as number;
      if (said.phase === "open" && said.mine === null && choices(said).length > 0) this.answer(member, said);
    } else if (said.t === "ack") {
      const round = said.round as number;
      const sent = member.sent.get(round);
      if (sent && !member.acks.has(round)) this.latencies.push(performance.now() - sent.at);
      member.acks.set(round, said.a as number);
    }
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  /** After a break the same answer is sent again. */
  private answer(member: Member, view: Said): void {
    const round = view.round as number;
    const buttons = choices(view);
    const { choose = (number: number) => (number % 3 === 0 ? 0 : 1), delay } = this.options;
    const send = () => {
      const index = choose(member.number, round, buttons.length) % buttons.length;
      const { a, at } = member.sent.get(round) ?? { a: buttons[index]!.a, at: performance.now() };
      member.sent.set(round, { a, at });
      if (member.socket?.readyState === WebSocket.OPEN)
        member.socket.send(JSON.stringify({ t: "act", round, a }));
    };
    // A phone that thinks for ever keeps nobody waiting at the end
    if (delay) setTimeout(send, delay(member.number)).unref();
    else send();
  }
}

function choices(view: Said): readonly { readonly a: number }[] {
  return view.buttons as readonly { readonly a: number }[];
}

/** A teacher's console without a page. */
export class Teacher {
  private constructor(private readonly socket: WebSocket) {}

  static async open(port: number, secret: string): Promise<Teacher> {
    for (;;) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/staff`);
      const opened = await new Promise<boolean>((resolve) => {
        socket.once("open", () => resolve(true));
        socket.once("error", () => resolve(false));
      });
      if (!opened) continue;
      socket.on("error", () => {});
      socket.send(JSON.stringify({ t: "hello", secret }));
      return new Teacher(socket);
    }
  }

  /** Resolves to the sentence of the answer. */
  do(command: { readonly what: string; readonly [word: string]: unknown }): Promise<string> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error("the server is gone"));
      const hear = (data: unknown) => {
        const said = JSON.parse(String(data)) as Said;
        if (said.t !== "said") return;
        this.socket.off("message", hear).off("close", gone);
        resolve(String(said.text));
      };
      this.socket.on("message", hear).once("close", gone);
      this.socket.send(JSON.stringify({ t: "do", ...command }));
    });
  }

  close(): void {
    this.socket.terminate();
  }
}
