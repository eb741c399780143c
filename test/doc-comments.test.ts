/** What Shift-Tab shows in a notebook: a doc comment reaches every exported name. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../lib/${path}`, import.meta.url)), "utf8");

/** The exported names of a package, each with the file that declares it. */
function exportsOf(room: string): { readonly name: string; readonly file: string }[] {
  const named = read(`${room}/index.ts`).matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^"]+)\.js"/g);
  return [...named].flatMap(([, names, path]) =>
    names!
      .split(",")
      .map((name) => name.replace("type ", "").trim())
      .filter((name) => name !== "")
      .map((name) => ({ name, file: `${room}/${path}.ts` })),
  );
}

const undocumented = ({ name, file }: { readonly name: string; readonly file: string }) =>
  !new RegExp(`\\*/\\nexport (async )?(const|function\\*?|class|interface|type) ${name}\\b`).test(read(file));

test.each(["coordlab", "figures", "engine", "experiments"])(
  "every exported name of lib/%s is explained",
  (room) => {
    const exported = exportsOf(room);
    expect(exported.length).toBeGreaterThan(20);
    expect(exported.filter(undocumented)).toEqual([]);
  },
);
