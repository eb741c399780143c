/** HTML in which text from elsewhere is text. */

/** Markup that is ours. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | readonly Html[] | undefined;

/** Markup with every value between escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + rendered(parts[i - 1]) + string));
}

/** A page that runs no script, loads nothing and reads well on paper. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;
}

function rendered(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(({ text }) => text).join("\n");
  // Control characters have no place in a page, and bidirectional ones could turn text around.
  const plain = String(part).replace(/(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD");
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --good: #1a7f37; --bad: #b3261e; --wash: #f6f8fa; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
h3 { font-size: 1rem; margin: .4rem 0 .25rem; }
p { margin: .4rem 0; }
.soft { color: var(--soft); }
.total { font-size: 1.3rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
a { color: #0550ae; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number:first-child, th.number:first-child { padding-right: 1rem; padding-left: 0; }
td.number:not(:first-child), th.number:not(:first-child) { text-align: right; padding-right: 0; padding-left: .75rem; white-space: nowrap; }
pre { background: var(--wash); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow-x: auto; font: 14px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
.check { margin: .6rem 0; padding-left: 1.6rem; position: relative; }
.check::before { position: absolute; left: 0; font-weight: 700; }
.held::before { content: "\\2713"; color: var(--good); }
.failed::before { content: "\\2717"; color: var(--bad); }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem; }
@media (max-width: 44rem) { .beside { display: block; } }
.idea { border-left: 3px solid #9a6700; padding-left: .75rem; }
.wide { overflow-x: auto; }
svg { max-width: 100%; height: auto; }
.wide svg { max-width: none; }
svg text { font: 14px system-ui, sans-serif; fill: var(--ink); }
`;
