/** Markdown with mathematics as HTML, in the dialect of JupyterLab: GitHub's Markdown, TeX between dollars. */
import katex from "katex";
import { Marked, type Tokens } from "marked";

const marked = new Marked({ gfm: true });

marked.use({
  extensions: [
    mathematics(
      "block",
      /^\$\$([\s\S]+?)\$\$|^\\\[([\s\S]+?)\\\]|^(\\begin\{([a-z]+\*?)\}[\s\S]+?\\end\{\4\})/,
      true,
    ),
    mathematics("inline", /^\$\$([\s\S]+?)\$\$/, true),
    mathematics("inline", /^\$(?![\s$])((?:\\[\s\S]|[^\\$])+?)(?<!\s)\$(?!\d)|^\\\(([\s\S]+?)\\\)/, false),
  ],
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading): string {
      const id = escapeHtml(text.replace(/\s+/g, "-"));
      const anchor = `<a class="anchor" href="#${id}" aria-label="Link to this heading">#</a>`;
      return `<h${depth} id="${id}">${this.parser.parseInline(tokens)} ${anchor}</h${depth}>\n`;
    },
    table(token: Tokens.Table): string {
      const row = (cells: Tokens.TableCell[], tag: string) =>
        `<tr>${cells.map((cell) => tableCell(cell.text.trim() === "" ? "td" : tag, align(cell), this.parser.parseInline(cell.tokens))).join("")}</tr>`;
      const body = token.rows.map((cells) => row(cells, "td")).join("");
      return `<div class="wide" tabindex="0"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
    },
  },
});

/** A heading without words would be announced as one. */
function tableCell(tag: string, style: string, html: string): string {
  return `<${tag}${style}>${html}</${tag}>`;
}

export function markdownToHtml(text: string): string {
  return marked.parse(text, { async: false });
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}

/** TeX is taken out before Markdown sees its underscores and backslashes. What is no TeX is shown in red. */
function mathematics(level: "block" | "inline", rule: RegExp, displayMode: boolean) {
  const name = `mathematics-${level}-${displayMode}`;
  return {
    name,
    level,
    start: (source: string) => {
      const at = source.search(level === "block" ? /(?<=\n)(?:\$\$|\\\[|\\begin\{)/ : /\$|\\\(/);
      return at < 0 ? undefined : at;
    },
    tokenizer(source: string) {
      const match = rule.exec(source);
      return match ? { type: name, raw: match[0], text: match[1] ?? match[2] ?? match[3] ?? "" } : undefined;
    },
    renderer: (token: Tokens.Generic) =>
      katex.renderToString(token.text as string, { displayMode, throwOnError: false, strict: false }),
  };
}

function align(cell: Tokens.TableCell): string {
  return cell.align ? ` style="text-align:${cell.align}"` : "";
}
