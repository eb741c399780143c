/** Who may knock: only pages of this server, under a name that it has. */
import type { IncomingMessage } from "node:http";

export class Gate {
  private readonly hosts: ReadonlySet<string>;

  /** @param hosts names with port, as a browser says them in Host */
  constructor(hosts: readonly string[]) {
    this.hosts = new Set(hosts);
  }

  /** Why a request is turned away; undefined if it may come in. Keeps names that point here by a trick outside. */
  refuses(request: IncomingMessage): string | undefined {
    const { host, origin } = request.headers;
    if (host === undefined || !this.hosts.has(host)) return "foreign host";
    if (origin === undefined) return undefined;
    const name = /^https?:\/\/(.*)$/.exec(origin)?.[1];
    return name !== undefined && this.hosts.has(name) ? undefined : "foreign origin";
  }
}
