/** The classes of the words of code: the same while a cell is read and while it is edited. */
import { type Highlighter, tagHighlighter, tags } from "@lezer/highlight";

export const wordClasses: Highlighter = tagHighlighter([
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
