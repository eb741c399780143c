/** Files of the site whose names carry a hash of what is inside: a page of one edition never meets those of another. */
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { projectRoot } from "../../project.js";

/** The style sheets of all pages, in the order in which they count. */
const sheets = [
  ...["colours", "letters", "bar", "text", "rail", "front", "dialogs", "library"],
  ...["cells", "outputs", "figures", "bets", "print"],
];
export const assets = join(projectRoot, "tools", "site", "assets");
const require = createRequire(import.meta.url);

/** @returns the path from the site's folder */
export async function writeHashed(
  folder: string,
  name: string,
  ending: string,
  text: string | Buffer,
): Promise<string> {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  const file = `assets/${name}-${hash}.${ending}`;
  await writeFile(join(folder, file), text);
  return file;
}

/** The style sheet of all pages, with KaTeX's; the fonts are those that browsers of today read. */
export async function courseStyle(folder: string): Promise<string> {
  const katex = dirname(require.resolve("katex/package.json"));
  await mkdir(join(folder, "assets", "fonts"), { recursive: true });
  await cp(join(katex, "dist", "fonts"), join(folder, "assets", "fonts"), {
    recursive: true,
    filter: (file) => !/\.(?:ttf|woff)$/.test(file),
  });
  const math = (await readFile(join(katex, "dist", "katex.min.css"), "utf8")).replace(
    /,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g,
    "",
  );
  const own = await Promise.all(sheets.map((name) => readFile(join(assets, `${name}.css`), "utf8")));
  return writeStyle(folder, "course", `${math}\n${own.join("\n")}`);
}

export async function slideStyle(folder: string): Promise<string> {
  const files = [require.resolve("reveal.js/reveal.css"), join(assets, "slides.css")];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return writeStyle(folder, "slides", texts.join("\n"));
}

export async function plotly(folder: string): Promise<string> {
  const home = dirname(require.resolve("plotly.js-dist/package.json"));
  return writeHashed(folder, "plotly", "js", await readFile(join(home, "plotly.js")));
}

async function writeStyle(folder: string, name: string, text: string): Promise<string> {
  const { code } = await transform(text, { loader: "css", minify: true });
  return writeHashed(folder, name, "css", code);
}
