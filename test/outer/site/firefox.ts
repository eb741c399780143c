/** A Firefox as it is installed, driven over WebDriver BiDi: playwright-core drives only one of its own making. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";

export interface Firefox {
  readonly version: string;
  open(address: string): Promise<void>;
  /** The JSON value of a function's call in the page, awaited; the function sees nothing of this side. */
  call<Value>(run: (() => Value | Promise<Value>) | string): Promise<Value>;
  close(): Promise<void>;
}

export async function startFirefox(program: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), "course-firefox-"));
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const browser = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const end = once(browser, "exit");
  const socket = new WebSocket(`${await listening(createInterface({ input: browser.stderr }))}/session`);
  await once(socket, "open");
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on("message", (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let count = 0;
  const send = async (method: string, params: object): Promise<Answer["result"]> => {
    const id = ++count;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, message } = await answered;
    if (message) throw new Error(`${method}: ${message}`);
    return result;
  };
  const { capabilities } = await send("session.new", { capabilities: {} });
  const { contexts } = await send("browsingContext.getTree", {});
  const { context } = contexts![0]!;
  return {
    version: capabilities!.browserVersion,
    async open(url) {
      await send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async call<Value>(run: (() => Value | Promise<Value>) | string) {
      const { result, exceptionDetails } = await send("script.callFunction", {
        target: { context },
        functionDeclaration: `async () => JSON.stringify(await (${run})())`,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result!.value ?? "null") as Value;
    },
    async close() {
      browser.kill();
      await end;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** What Firefox answers with, as far as it is read here. */
interface Answer {
  readonly id: number;
  readonly message?: string;
  readonly result: {
    readonly capabilities?: { readonly browserVersion: string };
    readonly contexts?: readonly { readonly context: string }[];
    readonly result?: { readonly value?: string };
    readonly exceptionDetails?: { readonly text: string };
  };
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, address] = /listening on (ws:\S+)/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("Firefox ended before it listened");
}
