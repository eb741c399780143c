/** Builds the course as a folder of static files that any web server can hand out, under any path. */
import { cp, readdir, readFile, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { formatNotebook } from "../../notebook/write.js";
import { betsBody } from "./bets-page.js";
import { bundle, bundleServiceWorker } from "./bundle.js";
import { checkerFiles } from "./checker-files.js";
import { addressOf, type CoursePage, coursePages, shortTitles } from "./course-map.js";
import { coursePackages } from "./course-packages.js";
import { Drafts, editionMark } from "./drafts.js";
import { glossary, glossaryBody } from "./glossary.js";
import { assets, courseStyle, plotly, slideStyle, writeHashed } from "./hashed-files.js";
import { homeBody } from "./home-page.js";
import { kernelLibraries } from "./kernel-libraries.js";
import { libraryBody, nameIndex, packageAddress, packageBody } from "./library-page.js";
import { notebookBody, notebookRoot, textHash } from "./notebook-page.js";
import { type PageParts, pageFrame, type SiteFiles } from "./page-frame.js";
import { pictures as newPictures } from "./pictures.js";
import { frameHeader, framePolicy, kernelPolicy } from "./policy.js";
import { referencesBody } from "./references.js";
import { searchTexts } from "./search-texts.js";
import { writeSolutions } from "./solution-pages.js";

export interface Building {
  /** The pages; the course's own where it is left out. */
  readonly pages?: readonly CoursePage[];
  /** With the model solutions, in a folder of their own. */
  readonly instructor?: boolean;
}

/** @returns the number of pages */
export async function buildSite(folder: string, building: Building = {}): Promise<number> {
  const pages = building.pages ?? (await coursePages());
  const packages = coursePackages();
  // What another edition left would be kept by browsers too.
  for (const own of ["assets", "pictures", "notebooks", "assignments", "solutions", "library"])
    await rm(join(folder, own), { recursive: true, force: true });
  const bundled = await bundle(join(folder, "assets"), packages, await kernelLibraries(pages));
  const { files: programs, libraries } = bundled;
  const asset = (file: string) => `assets/${file}`;
  const hashed = (name: string, ending: string, value: unknown) =>
    writeHashed(folder, name, ending, JSON.stringify(value));
  const files: SiteFiles = {
    page: asset(programs.page),
    kernel: asset(programs.kernel),
    team: asset(programs.team),
    libraries: Object.fromEntries(Object.entries(libraries).map(([name, file]) => [name, asset(file)])),
    checker: asset(programs.checker),
    declarations: await hashed("checker-declarations", "json", await checkerFiles(packages)),
    theme: asset(programs.theme),
    styles: [await courseStyle(folder)],
    slideStyles: await slideStyle(folder),
    search: await hashed("search", "json", searchTexts(pages, glossary, packages)),
    names: await hashed("names", "json", nameIndex(packages)),
    plotly: await plotly(folder),
    edition: editionMark,
  };
  const drafts = new Drafts();
  const writePage = (path: string, parts: PageParts) =>
    drafts.write(`${path}index.html`, pageFrame(files, parts));
  const pictures = newPictures();

  const text = { root: "../", kind: "text" } as const;
  const description = "Coordination mechanisms in multi-agent systems: a course that runs in the page.";
  writePage("", {
    root: "",
    kind: "home",
    title: "How many agents coordinate",
    description,
    body: homeBody(pages, pictures),
  });
  writePage("bets/", { ...text, kind: "bets", title: "Your bets", description, body: betsBody(pages) });
  writePage("glossary/", { ...text, title: "Glossary", description, body: glossaryBody(glossary) });
  writePage("references/", { ...text, title: "References", description, body: referencesBody() });
  writePage("library/", { ...text, title: "The library", description, body: libraryBody(packages) });
  for (const one of packages)
    writePage(packageAddress(one.name), {
      root: notebookRoot,
      kind: "text",
      title: one.name,
      description: `Every name of ${one.name}.`,
      body: packageBody(one),
    });
  const titles = shortTitles(pages);
  for (const kind of ["notebook", "assignment"] as const) {
    const shelf = pages.filter((page) => page.kind === kind);
    for (const [i, page] of shelf.entries()) {
      const body = notebookBody({
        page,
        previous: shelf[i - 1],
        next: shelf[i + 1],
        pictures,
        glossary,
        titles,
      });
      const { slug, title } = page;
      const library = kind === "assignment" ? slug : "course";
      const file = formatNotebook(page.notebook);
      const data = { slug, file: textHash(file) };
      const parts = { root: notebookRoot, kind, title, description: title, library, data, body };
      writePage(addressOf(page), parts);
      drafts.write(`${addressOf(page)}${slug}.ipynb`, file);
    }
  }
  drafts.write("course.json", JSON.stringify({ edition: editionMark, pages: pages.map(summary) }));
  drafts.write("manifest.webmanifest", JSON.stringify(manifest));
  const frame = await readFile(join(assets, "frame.html"), "utf8");
  drafts.write("frame.html", frame.replace("FRAME-POLICY", framePolicy));
  await pictures.save(folder);
  await cp(join(assets, "icon.svg"), join(folder, "icon.svg"));
  const hashedFiles = (await filesOf(folder)).filter((path) => /^(?:assets|pictures)\//.test(path));
  const edition = drafts.edition(hashedFiles);
  await drafts.save(folder, edition);
  await bundleServiceWorker(folder, {
    name: edition,
    files: await keptFiles(folder),
    kernelPolicy,
    framePolicy: frameHeader,
  });
  const solved = building.instructor ? await writeSolutions(folder, { ...files, edition }, pages) : 0;
  return pages.length + 5 + packages.length + solved;
}

/** Paths of all files from the folder, sorted. */
async function filesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join("/"))
    .filter((path) => path !== "sw.js" && path !== "stamp")
    .sort();
}

/** What a browser keeps after the first visit: everything but what is large and rarely wanted. */
async function keptFiles(folder: string): Promise<string[]> {
  return (await filesOf(folder)).filter((path) => !/assets\/(?:plotly|checker)-/.test(path));
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
