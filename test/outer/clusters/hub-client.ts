/** What a person does at a hub, over its own interfaces: log in, open a notebook, run all cells. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";

export interface Hub {
  /** Such as http://127.0.0.1:8000. */
  readonly address: string;
  readonly token: string;
}

interface Cell {
  readonly cell_type: string;
  readonly source: string;
}

interface Message {
  readonly parent_header: { readonly msg_id?: string };
  readonly msg_type: string;
  readonly content: { readonly status?: string; readonly name?: string; readonly text?: string };
}

async function ask<Answer>({ address, token }: Hub, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `token ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

/** Until the hub answers. */
export async function hubIsUp(hub: Hub): Promise<void> {
  for (;;) {
    const found = await ask(hub, "/hub/api/").catch(() => undefined);
    if (found) return;
    await pause(200);
  }
}

/** Makes a user and starts the user's own server. */
export async function logIn(hub: Hub, user: string): Promise<void> {
  await ask(hub, `/hub/api/users/${user}`, {});
  await ask(hub, `/hub/api/users/${user}/server`, {});
  const isReady = () =>
    ask<{ server: string | null }>(hub, `/hub/api/users/${user}`).then(({ server }) => server);
  while (!(await isReady())) await pause(200);
}

/** Runs a notebook from top to bottom in the user's server: the status of each code cell, and what went to stderr. */
export async function runNotebook(
  hub: Hub,
  user: string,
  path: string,
): Promise<{ statuses: readonly string[]; errors: string }> {
  const own = `/user/${user}/api`;
  const { content } = await ask<{ content: { cells: readonly Cell[] } }>(
    hub,
    `${own}/contents/${path}?content=1`,
  );
  const session = await ask<{ kernel: { id: string } }>(hub, `${own}/sessions`, {
    ...{ path, name: path, type: "notebook", kernel: { name: "tslab" } },
  });
  const address = `${hub.address.replace("http", "ws")}${own}/kernels/${session.kernel.id}/channels`;
  const socket = new WebSocket(address, { headers: { Authorization: `token ${hub.token}` } });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  let errors = "";
  let settle: (message: Message) => void = () => {};
  socket.on("message", (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.msg_type === "stream" && message.content.name === "stderr") errors += message.content.text;
    if (message.msg_type === "execute_reply") settle(message);
  });
  const statuses: string[] = [];
  for (const { source } of content.cells.filter(({ cell_type }) => cell_type === "code")) {
    const reply = new Promise<Message>((resolve) => {
      settle = resolve;
    });
    socket.send(JSON.stringify(execution(source)));
    statuses.push((await reply).content.status ?? "none");
  }
  socket.close();
  return { statuses, errors };
}

function execution(code: string): object {
  const header = {
    msg_id: randomUUID(),
    msg_type: "execute_request",
    session: "test",
    username: "",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
  return { channel: "shell", header, parent_header: {}, metadata: {}, content, buffers: [] };
}
