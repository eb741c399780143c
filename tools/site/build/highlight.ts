/** A cell's code with its words coloured, as the editor will colour them. */
import { javascriptLanguage, typescriptLanguage } from "@codemirror/lang-javascript";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { escapeHtml } from "./markdown.js";

/** The classes of words; the editor uses the same. */
const classes = tagHighlighter([
  {
    tag: [
      tags.keyword,
      tags.controlKeyword,
      tags.definitionKeyword,
      tags.moduleKeyword,
      tags.operatorKeyword,
      tags.modifier,
      tags.self,
      tags.null,
    ],
    class: "t-keyword",
  },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: "t-string" },
  { tag: [tags.number, tags.bool], class: "t-number" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: "t-comment" },
  { tag: [tags.typeName, tags.className], class: "t-type" },
]);

export function highlighted(code: string, language: "typescript" | "javascript" = "typescript"): string {
  const { parser } = language === "typescript" ? typescriptLanguage : javascriptLanguage;
  let html = "";
  highlightCode(
    code,
    parser.parse(code),
    classes,
    (text, kind) => {
      html += kind ? `<span class="${kind}">${escapeHtml(text)}</span>` : escapeHtml(text);
    },
    () => {
      html += "\n";
    },
  );
  return html;
}
