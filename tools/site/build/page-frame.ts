/** What every page of the site has around its content. */
import { escapeHtml } from "./markdown.js";
import { pagePolicy } from "./policy.js";

/** Where the built files lie, from the site's folder. */
export interface SiteFiles {
  readonly page: string;
  readonly theme: string;
  readonly styles: readonly string[];
  readonly slideStyles: string;
  /** The texts of the search, the library's names, and Plotly. */
  readonly search: string;
  readonly names: string;
  readonly plotly: string;
  readonly kernel: string;
  readonly team: string;
  /** The type checker, and the declarations that it reads. */
  readonly checker: string;
  readonly declarations: string;
  /** The course's library, and those packed for an assignment, by its name. */
  readonly libraries: Readonly<Record<string, string>>;
  readonly edition: string;
}

export interface PageParts {
  readonly title: string;
  readonly description: string;
  /** From the page to the site's folder: "", "../../". */
  readonly root: string;
  readonly kind: "home" | "notebook" | "assignment" | "solution" | "bets" | "text";
  /** The library of its kernel: the course's where it is left out, or an assignment's. */
  readonly library?: string;
  /** Attributes of `<html>`, for the script. */
  readonly data?: Readonly<Record<string, string>>;
  readonly body: string;
}

const course = "How many agents coordinate";

export function pageFrame(
  files: SiteFiles,
  { title, description, root, kind, library: name = "course", data = {}, body }: PageParts,
): string {
  const library = files.libraries[name]!;
  const { edition, kernel, team, checker, declarations } = files;
  const known = {
    root,
    page: kind,
    edition,
    kernel,
    library,
    team,
    checker,
    declarations,
    "slide-styles": files.slideStyles,
    search: files.search,
    names: files.names,
    plotly: files.plotly,
    ...data,
  };
  const attributes = Object.entries(known).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  const styles = files.styles.map((file) => `<link rel="stylesheet" href="${root}${file}">`).join("\n");
  const wholeTitle = title === course ? course : `${title} · ${course}`;
  return `<!doctype html>
<html lang="en"${attributes.join("")}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeHtml(description)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(wholeTitle)}</title>
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="manifest" href="${root}manifest.webmanifest">
${styles}
<script src="${root}${files.theme}"></script>
<script type="module" src="${root}${files.page}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
<a class="home" href="${root}index.html">${escapeHtml(course)}</a>
<div class="tools needs-script">
<button type="button" data-do="contents" aria-expanded="false" hidden>Contents</button>
<button type="button" data-do="search">Search <kbd>/</kbd></button>
<button type="button" data-do="settings" aria-expanded="false" aria-haspopup="dialog">Settings</button>
</div>
</header>
<noscript><p class="notice">Everything here can be read without scripts. To run and change the cells, allow this page its own scripts.</p></noscript>
<p class="notice from-file">You opened this page as a file. Browsers keep scripts from files, so it can be read, and its cells do not run. They run from any web server, for instance with <code>npx serve</code> in the site's folder, or with <code>npm start</code> in the course's own.</p>
<div id="status" role="status" class="heard"></div>
${body}
</body>
</html>
`;
}
