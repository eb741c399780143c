/** The marking page in a real browser, by keyboard alone. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, it } from "vitest";
import type { Result } from "../../tools/grade/result/result.js";
import { ManualFile } from "../../tools/mark/manual-file.js";
import { markingOf } from "../../tools/mark/marking.js";
import { markServer } from "../../tools/mark/server.js";
import { findChromium } from "../../tools/test-jupyter/browsers.js";
import { needs } from "./needs.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A class of three with two written answers each; what a student wrote is text, whatever it looks like. */
function writtenClass(): Result[] {
  const rubric = [
    { points: 1, text: "one new edge for each new agent" },
    { points: 2, text: "two messages an edge" },
  ];
  return ["ann", "bob", "cyd"].map(
    (student) =>
      ({
        format: "course-result-1",
        assignment: "00-toy",
        student,
        name: `${student} Secret`,
        points: 0,
        maximum: 6,
        pending: 6,
        questions: ["why", "how"].map((id) => ({
          id,
          title: `${id} it is so`,
          points: 0,
          maximum: 3,
          checks: [],
          manual: { maximum: 3, rubric },
          cells: [`${id}-cell`],
        })),
        problems: [],
        notes: [],
        answers: {
          "why-cell": `<b id="bold">${student.length}</b> because of the line`,
          "how-cell": "by counting",
        },
      }) as unknown as Result,
  );
}

it("marks a class by keyboard alone, anonymously, and every key is on disk at once", async (context) => {
  const path = needs(context, findChromium(), "a Chromium");
  const out = await mkdtemp(join(tmpdir(), "course-mark-"));
  const results = writtenClass();
  const file = new ManualFile(join(out, "manual.csv"), results);
  const { server, path: address } = markServer(markingOf(results, await file.read()), file, false);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({
    executablePath: path,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}${address}`);
    const saved = () => page.waitForSelector('#saved:text-is("saved")');
    await page.waitForSelector("#texts pre");
    expect(await page.locator("#bold").count()).toBe(0);
    expect(await page.content()).not.toContain("Secret");
    await page.keyboard.press("2");
    await saved();
    expect(await page.inputValue("#points")).toBe("2");
    await page.keyboard.press("c");
    await page.keyboard.type("Which line, and why?");
    await page.keyboard.press("Escape");
    await saved();
    await page.keyboard.press("u");
    await page.keyboard.press("p");
    await page.keyboard.type("1,5");
    await page.keyboard.press("Enter");
    await saved();
    await page.keyboard.press("j");
    await page.keyboard.press("0");
    await saved();
    await page.keyboard.press("u");
    expect(await page.textContent("#question")).toContain("how");
    await page.keyboard.press("1");
    await saved();
    await page.keyboard.press("x");
    await saved();
    expect(await page.textContent("#progress")).toBe("3 of 6 read");
    const rows = (await readFile(file.path, "utf8")).trim().split("\n");
    expect(rows[0]).toBe("student,name,question,maximum,points,boxes,comment");
    expect(rows).toHaveLength(7);
    const given = rows.slice(1).map((row) => row.split(",").slice(2).join(","));
    expect(given.sort()).toEqual(
      [
        "how,3,,,",
        "how,3,,,",
        "how,3,,,",
        "why,3,0,,",
        "why,3,1.5,,",
        'why,3,2,2,"Which line, and why?"',
      ].sort(),
    );
    await page.reload();
    await page.waitForSelector("#texts pre");
    expect(await page.textContent("#progress")).toBe("3 of 6 read");
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const violations = await audit(page);
      expect(violations).toEqual([]);
    }
    if (process.env.SHOTS)
      for (const width of [390, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: join(process.env.SHOTS, `mark-${width}.png`), fullPage: true });
      }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(out, { recursive: true });
  }
});

async function audit(page: import("playwright-core").Page): Promise<string[]> {
  await page.evaluate(await readFile(axe, "utf8"));
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
}
