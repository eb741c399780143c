/** `similar.html`: pairs of hand-ins that are alike, side by side, what both have marked. */
import { Html, html, page } from "../grade/report/html.js";
import { common, fewestTokens, leastLikeness, type Pair } from "./pairs.js";

export function similarPage(title: string, pairs: readonly Pair[], count: number): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const body = html`<h1>${title}: hand-ins that are alike</h1>
<p>Likeness is no proof. Two people who learned from the same example, worked in pairs with leave, or found the one short way write alike. Read the code, then ask both.</p>
<p class="soft">${count} hand-ins. Names, layout and comments do not count, nor what was handed out or what more than ${percent(common)} of the class have. Nothing is said of fewer than ${fewestTokens} tokens of one's own. A pair stands here if they share at least ${percent(leastLikeness)} of the smaller one.</p>
${pairs.length === 0 ? html`<p>No pair is suspiciously alike.</p>` : undefined}
${pairs.map(
  ({
    one,
    other,
    likeness,
    shared,
  }) => html`<h2>${one.student} and ${other.student}: ${percent(likeness)}</h2>
<div class="beside"><div><h3>${one.student}</h3><pre>${marked(
    one.source,
    shared.map((both) => both.one),
  )}</pre></div><div><h3>${other.student}</h3><pre>${marked(
    other.source,
    shared.map((both) => both.other),
  )}</pre></div></div>`,
)}`;
  return page(`${title}: similar`, body);
}

/** The source with the stretches marked that overlap or lie apart. */
function marked(source: string, stretches: readonly (readonly [number, number])[]): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    parts.push(html`${source.slice(at, start)}`, html`<mark>${source.slice(start, to)}</mark>`);
    at = to;
  }
  return new Html([...parts, html`${source.slice(at)}`].map(({ text }) => text).join(""));
}
