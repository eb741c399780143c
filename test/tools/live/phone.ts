/** A phone for tests: it knows the protocol and nothing of the server's code. */
import { WebSocket } from "ws";

export interface Heard {
  readonly t: string;
  readonly [field: string]: unknown;
}

let made = 0;

export class Phone {
  readonly heard: Heard[] = [];
  readonly token: string;
  /** Code with which the line was closed; undefined while it is up. */
  closed: number | undefined;
  /** The sentence that came with it. */
  reason = "";
  readonly socket: WebSocket;
  private readonly waiting = new Set<() => void>();

  constructor(port: number, token?: string, headers: Record<string, string> = {}, path = "/live") {
    this.token = token ?? `phone-number-${made++}-of-the-tests`;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    this.socket.on("message", (data) => {
      this.heard.push(JSON.parse(String(data)));
      this.wake();
    });
    this.socket.on("error", () => {});
    this.socket.on("close", (code, reason) => {
      this.closed = code;
      this.reason = String(reason);
      this.wake();
    });
  }

  /** Comes in; resolves to what the phone shows first, or to why it was sent away. */
  static async join(port: number, { token, code = "ABCD" }: { token?: string; code?: string } = {}) {
    const phone = new Phone(port, token);
    await phone.open();
    phone.say({ t: "hello", token: phone.token, code });
    await phone.hears(({ t }) => t === "view" || t === "away");
    return phone;
  }

  async open(): Promise<void> {
    await new Promise((resolve) => this.socket.once("open", resolve).once("error", resolve));
  }

  say(message: object | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Resolves to the first message that fits, heard or yet to come. */
  async hears(fits: (message: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(fits);
      if (found) return found;
      if (this.closed !== undefined) throw new Error(`closed with ${this.closed} before it heard that`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Resolves to the code of the end. */
  async ends(): Promise<number> {
    while (this.closed === undefined) await new Promise<void>((resolve) => this.waiting.add(resolve));
    return this.closed;
  }

  /** Answers a round; resolves to the acknowledgement or refusal. */
  async act(round: number, a: number): Promise<Heard> {
    await this.hears(
      (message) => message.t === "view" && message.phase === "open" && message.round === round,
    );
    const before = this.heard.length;
    this.say({ t: "act", round, a });
    return this.hears((message) => this.heard.indexOf(message) >= before && /ack|refused/.test(message.t));
  }

  get seat(): number {
    return this.last("view").seat as number;
  }

  last(t: string): Heard {
    const found = this.heard.findLast((message) => message.t === t);
    if (!found) throw new Error(`no ${t} was heard`);
    return found;
  }

  hangUp(): void {
    this.socket.terminate();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
