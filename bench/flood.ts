/** Phones that do not play but shout. */
import { WebSocket } from "ws";

/** Twenty attackers who know the letters: each comes anew every tenth of a second and says 100 things. */
export class Flood {
  private sent = 0;
  private readonly began = performance.now();
  private readonly sockets = new Set<WebSocket>();
  private readonly ticking: NodeJS.Timeout[] = [];

  constructor(
    private readonly port: number,
    private readonly code: string,
  ) {}

  start(): void {
    for (let flooder = 0; flooder < 20; flooder++)
      this.ticking.push(setInterval(() => this.strike(`the-token-of-flooder-${flooder}`), 100));
  }

  /** Messages a second that were sent. */
  stop(): number {
    for (const timer of this.ticking) clearInterval(timer);
    for (const socket of this.sockets) socket.terminate();
    return (1000 * this.sent) / (performance.now() - this.began);
  }

  private strike(token: string): void {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/live`, { perMessageDeflate: false });
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("open", () => {
      socket.send(JSON.stringify({ t: "hello", token, code: this.code }));
      for (let k = 0; k < 100; k++) socket.send('{"t":"act","round":1,"a":0}');
      this.sent += 101;
    });
  }
}
