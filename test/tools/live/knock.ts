/** Requests as a foreign page or a foreign name would make them. */
import { request } from "node:http";

export interface Knock {
  readonly status: number;
  readonly text: string;
}

export interface KnockOptions {
  readonly headers?: Record<string, string>;
  readonly method?: string;
  /** Address of this machine that is called. Default: 127.0.0.1. */
  readonly address?: string;
}

/** What a server answers; rejects if nobody listens there. */
export function knock(
  port: number,
  path: string,
  { headers = {}, method = "GET", address = "127.0.0.1" }: KnockOptions = {},
): Promise<Knock> {
  return new Promise((resolve, reject) => {
    request({ host: address, port, path, headers, method }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    })
      .on("error", reject)
      .end();
  });
}

/** The headers of a browser that asks for a connection. */
export const upgrade: Readonly<Record<string, string>> = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};
