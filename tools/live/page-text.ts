/** Pages of one file each: style and script inside, named by their hashes in the policy that comes with them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { projectRoot } from "../project.js";

export type PageName = "phone" | "projector" | "console" | "keyboard";

const titles: Readonly<Record<PageName, string>> = {
  phone: "Live class",
  projector: "Live class: the room",
  console: "Live class: console",
  keyboard: "Live class: one keyboard",
};

/** Modules of a page in the order in which they need each other. */
const modules: Readonly<Record<PageName, readonly string[]>> = {
  phone: ["line", "kept", "members", "phone"],
  projector: ["line", "round-chart", "round-words", "projector"],
  console: ["line", "round-words", "console"],
  keyboard: ["line", "kept", "members", "one-press", "keyboard"],
};

export interface Page {
  readonly html: string;
  /** Policy without the place that the page may talk to. */
  readonly policy: string;
}

/** Puts a page together from what the build left and the style beside its source. */
export function page(name: PageName): Page {
  const style = read("pages", "page.css") + read("pages", `${name}.css`);
  const script = modules[name].map((module) => plain(read("dist", "live", "pages", `${module}.js`))).join("");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titles[name]}</title>
<style>${style}</style>
</head>
<body>
${read("pages", `${name}.html`)}
<script>${script}</script>
</body>
</html>
`;
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return {
    html,
    policy:
      `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
      `script-src ${hash(script)}; style-src ${hash(style)}`,
  };
}

/** Answers with a page that may talk to this server and nobody else. */
export function sendPage({ html, policy }: Page, request: IncomingMessage, response: ServerResponse): void {
  const { host } = request.headers;
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `${policy}; connect-src 'self' ws://${host} wss://${host}`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  response.end(html);
}

/** A module as a part of one script, in which what the modules before it export is simply there. */
function plain(module: string): string {
  return module
    .replace(/^import [^;]*;$/gm, "")
    .replace(/^export (?=\w)/gm, "")
    .replace(/^export \{\};$/gm, "");
}

function read(folder: string, ...path: string[]): string {
  const root = folder === "dist" ? join(projectRoot, "tools") : join(projectRoot, "tools", "live");
  return readFileSync(join(root, folder, ...path), "utf8");
}
