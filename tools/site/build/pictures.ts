/** The site's pictures: files of their own, named by what is in them, so that a page stays small and none comes twice. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTheDark } from "./colours.js";
import { escapeHtml } from "./markdown.js";

export interface Pictures {
  /** An `<img>`, or two where the picture has a form for the dark. `root` leads from the page to the site's folder. */
  image(svg: string, alt: string, root: string): string;
  save(folder: string): Promise<void>;
}

export function pictures(): Pictures {
  const files = new Map<string, string>();
  const file = (svg: string): string => {
    const name = `${createHash("sha256").update(svg).digest("hex").slice(0, 16)}.svg`;
    files.set(name, svg);
    return `pictures/${name}`;
  };
  return {
    image(svg, alt, root) {
      const [, width, height] = /<svg[^>]*?width="([\d.]+)"[^>]*?height="([\d.]+)"/.exec(svg) ?? [];
      const size = width
        ? ` width="${Math.round(Number(width))}" height="${Math.round(Number(height))}"`
        : "";
      const dark = inTheDark(svg);
      const tag = (svg: string, kind: string, alt: string) =>
        `<img class="${kind}" src="${root}${file(svg)}"${size} alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;
      return dark ? tag(svg, "by-day", alt) + tag(dark, "by-night", alt) : tag(svg, "on-card", alt);
    },
    async save(folder) {
      await mkdir(join(folder, "pictures"), { recursive: true });
      for (const [name, svg] of files) await writeFile(join(folder, "pictures", name), svg);
    },
  };
}
