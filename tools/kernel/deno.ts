/**
 * Deno's kernel in whatever folder a notebook lies. Deno reads its settings in the folder in which it is started, and
 * can be told of no other, so it is started in the course; its first cell, which nobody sees, takes it to the
 * notebook's folder. From there on it looks packages up above that folder alone: hence the links.
 */
import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { denoProgram } from "./deno-program.js";
import { linkLibrary } from "./link-library.js";

/** What Jupyter tells a kernel of how to talk to it. */
interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly shell_port: number;
  readonly key: string;
}
interface Socket {
  connect(address: string): void;
  send(frames: readonly (string | Buffer)[]): Promise<void>;
  receive(): Promise<Buffer[]>;
  close(): void;
}

const { values } = readWords("deno.js --connection FILE", {
  args: process.argv.slice(2),
  options: { connection: { type: "string", default: "" } },
});
const child = spawn(denoProgram(projectRoot), ["jupyter", "--kernel", "--conn", values.connection], {
  cwd: projectRoot,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  process.stderr.write(`course: Deno's kernel does not start (${error.message}); course kernel --deno\n`);
  process.exitCode = 1;
});
child.on("close", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

const connection = JSON.parse(readFileSync(values.connection, "utf8")) as Connection;
if (linkLibrary(process.cwd(), projectRoot))
  await runUnseen(connection, `Deno.chdir(${JSON.stringify(process.cwd())})`);

/** Executes a line in the kernel without a trace in its history or its outputs. */
async function runUnseen({ transport, ip, shell_port, key }: Connection, code: string): Promise<void> {
  const require = createRequire(
    createRequire(join(projectRoot, "package.json")).resolve("tslab/package.json"),
  );
  const { Dealer } = require("zeromq") as { readonly Dealer: new () => Socket };
  const socket = new Dealer();
  socket.connect(`${transport}://${ip}:${shell_port}`);
  const header = {
    msg_id: randomUUID(),
    session: randomUUID(),
    username: "course",
    date: new Date().toISOString(),
    msg_type: "execute_request",
    version: "5.3",
  };
  const content = { code, silent: true, store_history: false, user_expressions: {}, allow_stdin: false };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  const signature = createHmac("sha256", key).update(parts.join("")).digest("hex");
  await socket.send(["<IDS|MSG>", signature, ...parts]);
  await socket.receive();
  socket.close();
}
