/**
 * Programs that figures carry in their HTML: a page's script with the parts of the library that it runs, in one text.
 * The texts are kept as sources, so that a build needs no bundler: `node tools/dist/embed/write.js` writes them anew.
 */
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../project.js";

export interface EmbeddedProgram {
  /** The entry, as it is built. */
  readonly entry: string;
  /** The source that keeps the text. */
  readonly file: string;
  /** The constant in it. */
  readonly name: string;
}

export const embeddedPrograms: readonly EmbeddedProgram[] = [
  {
    entry: "lib/experiments/dist/00-be-agent-3/browser/game.js",
    file: "lib/experiments/00-be-agent-3/game-program.ts",
    name: "gameProgram",
  },
  {
    entry: "lib/experiments/dist/03-coordination-graphs/browser/board.js",
    file: "lib/experiments/03-coordination-graphs/board-program.ts",
    name: "boardProgram",
  },
];

/** The text of the source that keeps a program. */
export async function embeddedSource({ entry, name }: EmbeddedProgram): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, entry)],
    ...{ bundle: true, minify: true, write: false, format: "iife", target: "es2022", charset: "utf8" },
    alias: { crypto: join(projectRoot, "tools/site/browser/kernel/stand-ins/node-crypto.ts") },
    logLevel: "silent",
  });
  const text = outputFiles[0]!.text.trimEnd();
  return (
    `/** Bundled from ${entry.replace("/dist/", "/").replace(/js$/, "ts")} and the library; written by tools/embed. */\n` +
    `export const ${name}: string =\n  ${JSON.stringify(text)};\n`
  );
}
