/** A cell's code with its words coloured, as the editor will colour them. */
import { javascriptLanguage, typescriptLanguage } from "@codemirror/lang-javascript";
import { highlightCode } from "@lezer/highlight";
import { wordClasses } from "../browser/editor/word-classes.js";
import { escapeHtml } from "./markdown.js";

export function highlighted(code: string, language: "typescript" | "javascript" = "typescript"): string {
  const { parser } = language === "typescript" ? typescriptLanguage : javascriptLanguage;
  let html = "";
  highlightCode(
    code,
    parser.parse(code),
    wordClasses,
    (text, kind) => {
      html += kind ? `<span class="${kind}">${escapeHtml(text)}</span>` : escapeHtml(text);
    },
    () => {
      html += "\n";
    },
  );
  return html;
}
