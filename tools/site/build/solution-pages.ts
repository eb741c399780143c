/**
 * Model solutions, each a page that runs. They lie in a folder of their own that nothing else of the site names: the
 * site without that folder is the one for students.
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { readNotebook } from "../../notebook/read.js";
import { formatNotebook } from "../../notebook/write.js";
import { projectRoot } from "../../project.js";
import { type CoursePage, shortTitles } from "./course-map.js";
import { glossary } from "./glossary.js";
import { escapeHtml } from "./markdown.js";
import { notebookBody, notebookRoot, textHash } from "./notebook-page.js";
import { type PageParts, pageFrame, type SiteFiles } from "./page-frame.js";
import { pictures as newPictures } from "./pictures.js";

/** @returns the number of pages */
export async function writeSolutions(
  folder: string,
  files: SiteFiles,
  pages: readonly CoursePage[],
): Promise<number> {
  const pictures = newPictures();
  const titles = shortTitles(pages);
  const write = async (path: string, name: string, text: string) => {
    await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, path, name), text);
  };
  const writePage = (path: string, parts: PageParts) => write(path, "index.html", pageFrame(files, parts));
  const assignments = pages.filter(({ kind }) => kind === "assignment");
  for (const { slug: name, title } of assignments) {
    if (!existsSync(join(projectRoot, "solutions", name)))
      throw new CourseError(`this copy of the course came without the model solution of ${name}`);
    const notebook = await readNotebook(join(projectRoot, "solutions", name, `${name}.ipynb`));
    const file = formatNotebook(notebook);
    // A name of its own keeps it apart from the work of whoever also does the assignment in this browser.
    const slug = `${name}-solution`;
    const page: CoursePage = {
      kind: "solution",
      slug,
      notebook,
      title: `Model solution: ${title}`,
      question: title,
      minutes: 0,
      level: "intermediate",
      core: false,
    };
    await writePage(`solutions/${name}`, {
      root: notebookRoot,
      kind: "solution",
      title: page.title,
      description: page.title,
      library: name,
      data: { slug, file: textHash(file) },
      body: notebookBody({ page, pictures, glossary, titles }),
    });
    await write(`solutions/${name}`, `${slug}.ipynb`, file);
  }
  const list = assignments.map(
    ({ slug, title }) => `<li><a href="${slug}/index.html">${escapeHtml(title)}</a></li>`,
  );
  await writePage("solutions", {
    root: "../",
    kind: "text",
    title: "Model solutions",
    description: "For instructors.",
    body: `<main id="content" class="plain" tabindex="-1"><h1>Model solutions</h1>
<p>For instructors. Nothing else of this site leads here; leave the folder <code>solutions/</code> out of what students can reach.</p>
<ul>${list.join("\n")}</ul></main>`,
  });
  await pictures.save(folder);
  return assignments.length + 1;
}
