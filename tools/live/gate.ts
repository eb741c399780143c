/** Who may knock: only pages of this server, under a name that it has. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Reason, refusals } from "./refusals.js";

export class Gate {
  private readonly hosts: ReadonlySet<string>;

  /** @param hosts names with port, as a browser says them in Host */
  constructor(hosts: readonly string[]) {
    this.hosts = new Set(hosts);
  }

  /** Why a request is turned away; undefined if it may come in. Keeps names that point here by a trick outside. */
  refuses(request: IncomingMessage): Reason | undefined {
    const { host, origin } = request.headers;
    if (host === undefined || !this.hosts.has(host)) return "foreign host";
    if (origin === undefined) return undefined;
    const name = /^https?:\/\/(.*)$/.exec(origin)?.[1];
    return name !== undefined && this.hosts.has(name) ? undefined : "foreign origin";
  }
}

/** Ends a connection that was never made, with the sentence of the refusal. */
export function turnAway(socket: Duplex, reason: Reason): void {
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${refusals[reason]}\n`,
  );
}

const loopback = /^(::1$|(::ffff:)?127\.)/;

/** Whether a browser calls from inside this machine, and not through a proxy on it. */
export function isInside({ socket, headers }: IncomingMessage): boolean {
  const called = /^(localhost|127\.0\.0\.1)(:|$)/.test(headers.host ?? "");
  return called && loopback.test(socket.remoteAddress ?? "");
}

/** Whether a browser runs on this machine, under whichever of its addresses it calls; a proxy on it does not. */
export function isNear(request: IncomingMessage): boolean {
  const { remoteAddress = "", localAddress } = request.socket;
  return isInside(request) || (!loopback.test(remoteAddress) && remoteAddress === localAddress);
}
