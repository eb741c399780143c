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

/** The page of a package, from the site's folder. */
export function packageAddress(name: string): string {
  return `library/${name}/`;
}

/** All packages: what each is for, and its names by the part of the library that they belong to. */
export function libraryBody(packages: readonly CoursePackage[]): string {
  const lists = packages.map(
    ({ name, exports }) =>
      `<h2 id="${name}"><a href="${name}/index.html">${name}</a></h2>\n<p>${purposes[name] ?? ""} ${exports.length} names.</p>\n${contents(name, exports, `${name}/index.html`)}`,
  );
  return `<main id="content" class="plain library" tabindex="-1"><h1>The library, name by name</h1>
<p>Everything that a cell can import. In an editor, rest on a name, or press <kbd>Ctrl</kbd>+<kbd>I</kbd>, to read the same; the search finds names too.</p>
${lists.join("\n")}</main>`;
}

const purposes: Readonly<Record<string, string>> = {
  coordlab:
    "Worlds, mechanisms, coordination graphs, plans and the price of it all: what the course is about.",
  "coordlab-figures": "Charts, drawings and moving pictures, and bets before a result.",
  "coordlab-engine": "Proves and scales: exact elimination and search, max-plus, merging, robots on a grid.",
  "coordlab-experiments": "What serves one notebook each, by the notebook's name.",
};

/** A package, part by part, each name with its signature, words, example and remarks. */
export function packageBody({ name: from, exports }: CoursePackage): string {
  const types = new Set(exports.filter(({ kind }) => kind === "type").map(({ name }) => name));
  const sections = partsOf(exports).map(
    ([part, members]) =>
      `<h2 id="part-${part || "rest"}">${partWords(part)}</h2>\n${members.map((one) => entry(from, one, types)).join("\n")}`,
  );
  return `<main id="content" class="plain library" tabindex="-1"><p class="facts"><a href="../index.html">The library</a></p><h1>${from}</h1>
<p>${purposes[from] ?? ""}</p>
<pre class="code"><code>${highlighted(`import { … } from "${from}";`)}</code></pre>
${contents(from, exports, "")}
${sections.join("\n")}</main>`;
}

function contents(from: string, exports: readonly Exported[], page: string): string {
  const rows = partsOf(exports).map(([part, members]) => {
    const links = members.map(
      ({ name, kind }) =>
        `<li class="of-${kind}"><a href="${page}#${from}.${name}">${escapeHtml(name)}</a></li>`,
    );
    return `<dt>${partWords(part)}</dt><dd><ul>${links.join("")}</ul></dd>`;
  });
  return `<dl class="names">${rows.join("\n")}</dl>`;
}

/** Parts in the order in which the package lists them; values before types, each by name. */
function partsOf(exports: readonly Exported[]): [part: string, members: Exported[]][] {
  const parts = new Map<string, Exported[]>();
  for (const one of exports) parts.set(one.part, [...(parts.get(one.part) ?? []), one]);
  const isType = ({ kind }: Exported) => Number(kind === "type");
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, members]) => [part, members.sort((a, b) => isType(a) - isType(b))]);
}

function partWords(part: string): string {
  if (part === "") return "The package itself";
  const words = part.replace(/^(\d\d)-/, "$1 ").replaceAll("-", " ");
  return /^\d|^appendix/.test(part)
    ? `<a href="../../notebooks/${part}/index.html">${words}</a>`
    : words.replace(/^./, (letter) => letter.toUpperCase());
}

function entry(
  from: string,
  { name, signature, doc, example, remarks }: Exported,
  types: ReadonlySet<string>,
) {
  const id = `${from}.${name}`;
  const words = doc ? linked(markdownToHtml(doc), from) : "";
  const shown = example ? `<pre class="code"><code>${highlighted(example)}</code></pre>` : "";
  const rest = remarks.map(
    ({ tag, words }) => `<dt>${tags[tag] ?? tag}</dt><dd>${linked(markdownToHtml(words), from)}</dd>`,
  );
  return `<section class="entry"><h3 id="${id}"><code>${escapeHtml(name)}</code> <a class="anchor" href="#${id}" aria-label="Link to ${escapeHtml(name)}">#</a></h3>
<pre class="code"><code>${withTypeLinks(highlighted(signature), name, from, types)}</code></pre>
${words}${rest.length > 0 ? `<dl class="remarks">${rest.join("")}</dl>` : ""}${shown}</section>`;
}

const tags: Readonly<Record<string, string>> = {
  param: "Takes",
  returns: "Gives",
  throws: "Refuses",
  see: "See",
};

/** Types of the same package lead to what they are. */
function withTypeLinks(html: string, own: string, from: string, types: ReadonlySet<string>): string {
  return html.replace(/(?<=^|>)[^<]+/g, (text) =>
    text.replace(/\b[A-Z]\w*\b/g, (name) =>
      name !== own && types.has(name) ? `<a href="#${from}.${name}">${name}</a>` : name,
    ),
  );
}

function linked(html: string, from: string): string {
  return html.replace(/\{@link (\w+)\}/g, (_, name) => `<a href="#${from}.${name}"><code>${name}</code></a>`);
}
