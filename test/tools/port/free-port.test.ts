import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, listenFrom, readPort } from "../../../tools/port/free-port.js";

const servers: Server[] = [];
afterEach(() => servers.splice(0).map((server) => server.close()));

function occupy(): Promise<number> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}

describe("freePort(first)", () => {
  it("takes a later port when the first is in use", async () => {
    const taken = await occupy();
    const port = await freePort(taken);
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThan(taken + 50);
  });

  it("gives up with one line past the last port", async () => {
    await expect(freePort(65536)).rejects.toThrow("all in use");
  });
});

describe("listenFrom(server, first)", () => {
  it("gives eight servers that look at the same time a port each", async () => {
    const first = (await occupy()) + 1;
    const listening = Array.from({ length: 8 }, () => {
      const server = createServer();
      servers.push(server);
      return listenFrom(server, first);
    });
    expect(new Set(await Promise.all(listening)).size).toBe(8);
  });
});

describe("readPort(word)", () => {
  it("reads a port", () => expect(readPort("8888")).toBe(8888));
  it.each(["0", "65536", "-1", "80.5", "abc", "", "1e3"])("refuses %j with the rule", (word) => {
    expect(() => readPort(word)).toThrow(`--port must be in 1..65535, got ${word}`);
  });
});
