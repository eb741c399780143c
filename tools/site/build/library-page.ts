/** The library's names, each with what it is for: a page, and the index that completion and hover read. */
import type { CoursePackage, Exported } from "./course-packages.js";
import { highlighted } from "./highlight.js";
import { escapeHtml, markdownToHtml } from "./markdown.js";

/** For the editor: package, name, kind, signature, doc. */
export type NameIndex = readonly {
  readonly from: string;
  readonly names: readonly (readonly [
    name: string,
    kind: Exported["kind"],
    signature: string,
    doc: string,
  ])[];
}[];

export function nameIndex(packages: readonly CoursePackage[]): NameIndex {
  return packages.map(({ name: from, exports }) => ({
    from,
    names: exports.map(
      ({ name, kind, signature, doc }) =>
        [name, kind, signature.slice(0, 600), doc.split("\n\n")[0]!] as const,
    ),
  }));
}

export function libraryBody(packages: readonly CoursePackage[]): string {
  const parts = packages.map(
    ({ name: from, exports }) =>
      `<h2 id="${from}">${from}</h2>\n${exports.map((one) => entry(from, one)).join("\n")}`,
  );
  return `<main id="content" class="plain library" tabindex="-1"><h1>The library, name by name</h1>
<p>Everything that a cell can import. In an editor, rest on a name, or press <kbd>Ctrl</kbd>+<kbd>I</kbd>, to read the same.</p>
${parts.join("\n")}</main>`;
}

function entry(from: string, { name, signature, doc, example }: Exported): string {
  const words = doc ? markdownToHtml(doc.replace(/\{@link (\w+)\}/g, "`$1`")) : "";
  const shown = example ? `<pre class="code"><code>${highlighted(example)}</code></pre>` : "";
  return `<section class="entry"><h3 id="${from}.${name}"><code>${escapeHtml(name)}</code></h3>
<pre class="code"><code>${highlighted(signature)}</code></pre>
${words}${shown}</section>`;
}
