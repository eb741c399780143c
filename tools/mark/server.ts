/** The marking page's HTTP server: for this machine's own browser, below a path that nobody can guess. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Mark } from "../grade/gradebook/marks.js";
import { projectRoot } from "../project.js";
import type { ManualFile } from "./manual-file.js";
import type { Marking } from "./marking.js";

const assets = join(projectRoot, "tools", "mark", "assets");
const files: Readonly<Record<string, readonly [type: string, name: string]>> = {
  "": ["text/html; charset=utf-8", "mark.html"],
  "mark.js": ["text/javascript; charset=utf-8", "mark.js"],
  "mark.css": ["text/css; charset=utf-8", "mark.css"],
};

const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** @param named whether the page learns who wrote what */
export function markServer(
  marking: Marking,
  file: ManualFile,
  named: boolean,
): { readonly server: Server; readonly path: string } {
  const path = `/${randomBytes(16).toString("hex")}/`;
  const server = createServer((request, response) => {
    answer({ marking, file, named, path }, request, response).catch((error: unknown) => {
      send(
        response,
        500,
        "text/plain; charset=utf-8",
        error instanceof Error ? error.message : String(error),
      );
    });
  });
  return { server, path };
}

interface Desk {
  readonly marking: Marking;
  readonly file: ManualFile;
  readonly named: boolean;
  readonly path: string;
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const own = [`127.0.0.1:${request.socket.localPort}`, `localhost:${request.socket.localPort}`];
  if (!own.includes(request.headers.host ?? "") || !request.url?.startsWith(desk.path))
    return send(response, 403, "text/plain", "Open the address that course mark printed.\n");
  const name = request.url.slice(desk.path.length);
  if (request.method === "GET" && name === "data.json")
    return send(response, 200, "application/json", JSON.stringify(await pageData(desk)));
  if (request.method === "POST" && name === "marks") return save(desk, request, response);
  const found = files[name];
  if (request.method !== "GET" || !found)
    return send(response, 404, "text/plain", "There is nothing here.\n");
  return send(response, 200, found[0], await readFile(join(assets, found[1])));
}

/** Students are numbers on the page, unless names are asked for. */
async function pageData({ marking, file, named }: Desk) {
  const marks = await file.read();
  return {
    title: marking.title,
    questions: marking.questions.map(({ answers, ...question }) => ({
      ...question,
      answers: answers.map(({ student, name, texts, picture }) => ({
        ...(named ? { student: name === undefined ? student : `${name} (${student})` } : {}),
        texts,
        picture,
        mark: marks.get(student)?.get(question.id),
      })),
    })),
  };
}

async function save(
  { marking, file }: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > 100_000)
      return send(response, 413, "text/plain", "A comment of at most 100,000 characters.\n");
  }
  const given = JSON.parse(text) as { question: number; answer: number; mark?: Mark };
  const question = marking.questions[given.question];
  const student = question?.answers[given.answer]?.student;
  if (!question || student === undefined)
    return send(response, 400, "text/plain", "There is no such answer.\n");
  const wrong = given.mark && problemOf(given.mark, question.maximum, question.rubric.length);
  if (wrong) return send(response, 400, "text/plain", wrong);
  await file.set(student, question.id, given.mark);
  return send(response, 200, "application/json", "{}");
}

function problemOf(
  { points, boxes = [], comment = "" }: Mark,
  maximum: number,
  rubric: number,
): string | undefined {
  if (typeof points !== "number" || !(points >= 0 && points <= maximum))
    return `points must be from 0 to ${maximum}`;
  if (!Array.isArray(boxes) || boxes.some((box) => !Number.isInteger(box) || box < 0 || box >= rubric))
    return "there is no such box";
  return typeof comment === "string" ? undefined : "a comment is text";
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...headers, "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
