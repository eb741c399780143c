/** Builds the course as a folder of static files that any web server can hand out, under any path. */
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { transform } from "esbuild";
import { formatNotebook } from "../../notebook/write.js";
import { projectRoot } from "../../project.js";
import { betsBody } from "./bets-page.js";
import { bundle, bundleServiceWorker } from "./bundle.js";
import { checkerFiles } from "./checker-files.js";
import { addressOf, type CoursePage, coursePages } from "./course-map.js";
import { coursePackages } from "./course-packages.js";
import { glossary, glossaryBody } from "./glossary.js";
import { homeBody } from "./home-page.js";
import { kernelLibraries } from "./kernel-libraries.js";
import { libraryBody, nameIndex } from "./library-page.js";
import { notebookBody, notebookRoot } from "./notebook-page.js";
import { type PageParts, pageFrame, type SiteFiles } from "./page-frame.js";
import { pictures as newPictures } from "./pictures.js";
import { frameHeader, framePolicy, kernelPolicy } from "./policy.js";
import { referencesBody } from "./references.js";
import { searchTexts } from "./search-texts.js";

const assets = join(projectRoot, "tools", "site", "assets");

/** @returns the number of pages */
export async function buildSite(folder: string): Promise<number> {
  const pages = await coursePages();
  const packages = coursePackages();
  // What another edition left would be kept by browsers too.
  for (const own of ["assets", "pictures", "notebooks", "assignments"])
    await rm(join(folder, own), { recursive: true, force: true });
  const { files: programs, libraries } = await bundle(
    join(folder, "assets"),
    packages,
    await kernelLibraries(pages),
  );
  const pictures = newPictures();
  const css = await styles(folder);
  const slideStyles = await slideStyle(folder);
  const edition = createHash("sha256")
    .update(JSON.stringify([programs, libraries, css, slideStyles, pages.map(({ notebook }) => notebook)]))
    .digest("hex")
    .slice(0, 10);
  const declarations = JSON.stringify(await checkerFiles(packages));
  const files: SiteFiles = {
    page: `assets/${programs.page}`,
    kernel: `assets/${programs.kernel}`,
    team: `assets/${programs.team}`,
    libraries: Object.fromEntries(Object.entries(libraries).map(([name, file]) => [name, `assets/${file}`])),
    checker: `assets/${programs.checker}`,
    declarations: await writeHashed(folder, "checker-declarations", "json", declarations),
    theme: `assets/${programs.theme}`,
    styles: css,
    slideStyles,
    edition,
  };
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const writePage = (path: string, parts: PageParts) => write(`${path}index.html`, pageFrame(files, parts));

  const text = { root: "../", kind: "text" } as const;
  const description = "Coordination mechanisms in multi-agent systems: a course that runs in the page.";
  await writePage("", {
    root: "",
    kind: "home",
    title: "How many agents coordinate",
    description,
    body: homeBody(pages, pictures),
  });
  await writePage("bets/", { ...text, kind: "bets", title: "Your bets", description, body: betsBody(pages) });
  await writePage("glossary/", { ...text, title: "Glossary", description, body: glossaryBody(glossary) });
  await writePage("references/", { ...text, title: "References", description, body: referencesBody() });
  await writePage("library/", { ...text, title: "The library", description, body: libraryBody(packages) });
  for (const kind of ["notebook", "assignment"] as const) {
    const shelf = pages.filter((page) => page.kind === kind);
    for (const [i, page] of shelf.entries()) {
      const body = notebookBody({ page, previous: shelf[i - 1], next: shelf[i + 1], pictures, glossary });
      const { slug, title } = page;
      await writePage(addressOf(page), {
        root: notebookRoot,
        kind,
        title,
        description: title,
        data: { slug },
        body,
      });
      await write(`${addressOf(page)}${slug}.ipynb`, formatNotebook(page.notebook));
    }
  }
  await pictures.save(folder);
  await write("search.json", JSON.stringify(searchTexts(pages, glossary, packages)));
  await write("names.json", JSON.stringify(nameIndex(packages)));
  await write("course.json", JSON.stringify({ edition, pages: pages.map(summary) }));
  await write("manifest.webmanifest", JSON.stringify(manifest));
  await writeStatic(folder, write);
  await bundleServiceWorker(folder, {
    name: edition,
    files: await keptFiles(folder),
    kernelPolicy,
    framePolicy: frameHeader,
  });
  return pages.length + 5;
}

/** What a browser keeps after the first visit: everything but what is large and rarely wanted. */
async function keptFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join("/"))
    .filter((path) => path !== "sw.js" && path !== "stamp" && !/plotly\.js$|checker-/.test(path))
    .sort();
}

function summary({ kind, slug, title, notebook }: CoursePage) {
  return {
    kind,
    slug,
    title,
    sections: notebook.cells.filter(
      ({ source, cell_type }) => cell_type === "markdown" && /^## /m.test(source),
    ).length,
  };
}

const manifest = {
  name: "How many agents coordinate",
  short_name: "Coordinate",
  start_url: "index.html",
  display: "minimal-ui",
  background_color: "#fdfcf9",
  theme_color: "#fdfcf9",
  icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml" }],
};

/** The style sheets, by paths from the site's folder; KaTeX's with the fonts that browsers of today read. */
async function styles(folder: string): Promise<string[]> {
  const katex = dirname(createRequire(import.meta.url).resolve("katex/package.json"));
  await mkdir(join(folder, "assets", "fonts"), { recursive: true });
  await cp(join(katex, "dist", "fonts"), join(folder, "assets", "fonts"), {
    recursive: true,
    filter: (file) => !/\.(?:ttf|woff)$/.test(file),
  });
  const math = (await readFile(join(katex, "dist", "katex.min.css"), "utf8")).replace(
    /,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g,
    "",
  );
  const own = await Promise.all(
    ["page.css", "cells.css", "bets.css", "print.css"].map((name) => readFile(join(assets, name), "utf8")),
  );
  return [await writeStyle(folder, "course", `${math}\n${own.join("\n")}`)];
}

async function slideStyle(folder: string): Promise<string> {
  const reveal = createRequire(import.meta.url).resolve("reveal.js/reveal.css");
  const sheets = [reveal, join(assets, "slides.css")];
  const texts = await Promise.all(sheets.map((file) => readFile(file, "utf8")));
  return writeStyle(folder, "slides", texts.join("\n"));
}

async function writeStyle(folder: string, name: string, text: string): Promise<string> {
  const { code } = await transform(text, { loader: "css", minify: true });
  return writeHashed(folder, name, "css", code);
}

/** Under a name that carries a hash of what is inside. */
async function writeHashed(folder: string, name: string, ending: string, text: string): Promise<string> {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  const file = `assets/${name}-${hash}.${ending}`;
  await writeFile(join(folder, file), text);
  return file;
}

async function writeStatic(
  folder: string,
  write: (path: string, text: string) => Promise<void>,
): Promise<void> {
  await cp(join(assets, "icon.svg"), join(folder, "icon.svg"));
  const frame = await readFile(join(assets, "frame.html"), "utf8");
  await write("frame.html", frame.replace("FRAME-POLICY", framePolicy));
  const plotly = dirname(createRequire(import.meta.url).resolve("plotly.js-dist/package.json"));
  await cp(join(plotly, "plotly.js"), join(folder, "assets", "plotly.js"));
}
