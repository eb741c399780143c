import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readerServer } from "../../../tools/reader/server.js";

const library = "node_modules/plotly.js-dist/plotly.js";
let root: string;
let server: Server;
let port: number;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "course-reader-"));
  const files = [library, "notebooks/a.svg", "notebooks/.hidden.svg", "notebooks/a.ipynb", "secret.json"];
  for (const file of [...files, "node_modules/other/index.js", ".course/jupyter/data/a.json"]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  symlinkSync(join(root, "secret.json"), join(root, "notebooks/link.json"));
  server = readerServer(root, async (path) => (path === "" ? "<h1>list</h1>" : undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends the path as it is: `fetch` would tidy it up first. */
function ask(path: string, { method = "GET", host = `127.0.0.1:${port}` } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers: { host } }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on("error", reject).end();
  });
}

describe("readerServer(root, pages)", () => {
  it("serves pages, figure libraries where Jupyter has them, and pictures beside a notebook", async () => {
    const page = await ask("/?query");
    expect([page.status, page.headers["content-type"], page.body]).toEqual([
      200,
      "text/html; charset=utf-8",
      "<h1>list</h1>",
    ]);
    const script = await ask(`/files/${library}`);
    expect([script.status, script.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect((await ask("/notebooks/a.svg")).headers["content-type"]).toBe("image/svg+xml");
  });

  it("lets a page load nothing from anywhere else", async () => {
    const { headers } = await ask("/");
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:;/,
    );
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it.each([
    "/../secret.json",
    "/notebooks/../secret.json",
    "/notebooks/..%2fsecret.json",
    "/notebooks/%2e%2e/secret.json",
    "/notebooks/..%5csecret.json",
    "/files/node_modules/plotly.js-dist/../../secret.json",
    "/notebooks/link.json",
    "/notebooks/.hidden.svg",
    "/notebooks//a.svg",
    "/notebooks/a.svg%00",
    "/notebooks/a.ipynb",
    "/files/node_modules/other/index.js",
    "/.course/jupyter/data/a.json",
    "/secret.json",
    "//etc/passwd",
    "/notebooks",
  ])("serves nothing at %s", async (path) => {
    const { status, headers } = await ask(path);
    expect([status, headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  });

  it("refuses a malformed address", async () => {
    expect((await ask("/%E0%A4%A")).status).toBe(400);
  });

  it.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"])(
    "refuses the Host %j: a foreign name that points here",
    async (host) => {
      const { status, body } = await ask("/", { host });
      expect(status).toBe(403);
      expect(body).not.toContain("list");
    },
  );

  it("answers to localhost by name", async () => {
    expect((await ask("/", { host: `localhost:${port}` })).status).toBe(200);
  });

  it("only reads", async () => {
    expect((await ask("/", { method: "POST" })).status).toBe(405);
    const head = await ask("/", { method: "HEAD" });
    expect([head.status, head.body]).toEqual([200, ""]);
  });
});
