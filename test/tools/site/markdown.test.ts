import { describe, expect, it } from "vitest";
import { markdownToHtml } from "../../../tools/site/build/markdown.js";

describe("markdownToHtml(text)", () => {
  it("typesets TeX between dollars inside a sentence, without cutting the paragraph", () => {
    const html = markdownToHtml("The share $n\\,p\\,(1-p)^{n-1}$, at most $1/e$.");
    expect(html.match(/<p>/g)).toHaveLength(1);
    expect(html.match(/class="katex"/g)).toHaveLength(2);
    expect(html).not.toContain("$");
  });

  it("sets TeX between double dollars apart, in a paragraph and on its own", () => {
    expect(markdownToHtml("at most\n$$\\frac{1}{e}$$")).toContain("katex-display");
    expect(markdownToHtml("$$\na_1 * b_1 * c\n$$")).toContain("katex-display");
    expect(markdownToHtml("$$\na_1 * b_1 * c\n$$")).not.toContain("<em>");
  });

  it("typesets environments and backslash delimiters as JupyterLab does", () => {
    expect(markdownToHtml("\\begin{align}a &= b\\\\ c &= d\\end{align}")).toContain("katex-display");
    expect(markdownToHtml("inline \\(x^2\\) here")).toContain('class="katex"');
  });

  it("leaves prices and dollars in code alone", () => {
    expect(markdownToHtml("It costs \\$5 or \\$10.")).toContain("It costs $5 or $10.");
    expect(markdownToHtml("It costs $5 and $10.")).toContain("$5 and $10.");
    expect(markdownToHtml("`$a$`")).toContain("<code>$a$</code>");
  });

  it("shows what is no TeX instead of failing", () => {
    expect(markdownToHtml("$\\frac{$")).toContain("katex-error");
  });

  it("gives headings the ids that links in a notebook use", () => {
    expect(markdownToHtml("## Who waits?")).toContain('<h2 id="Who-waits?">');
  });
});
