/**
 * Outer ring: twelve students and no network. One keyboard goes from hand to hand beside the projector, test participants
 * fill the room, and nothing but keys is pressed on it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { findChromium } from "../../tools/test-jupyter/browsers.js";
import { type ClassRoom, classRoom } from "../tools/live/class-room.js";
import { needs } from "./needs.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const people = 12;
let browser: Browser | undefined;
let room: ClassRoom | undefined;
afterAll(async () => {
  await browser?.close();
  await room?.close();
});

test("twelve pass one keyboard: they keep their seats over a reload, and a coordinator's words are counted", async (context) => {
  const executablePath = needs(context, findChromium(), "a Chromium");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const made = await classRoom({ bots: people });
  room = made;
  const tab = await browser.newPage();
  const open = async (address: string) => {
    const page = await browser!.newPage();
    await page.goto(`http://127.0.0.1:${address}`);
    return page;
  };
  await tab.goto(`http://127.0.0.1:${made.phonePort}/keyboard#${made.options.code}`);
  const projector = await open(`${made.staffPort}/projector#${made.options.secrets.projector}`);
  await projector.getByText("One keyboard for all: take a seat there.").waitFor();
  expect(await projector.locator("#qr").isVisible()).toBe(false);
  await tab.getByLabel("How many play at this keyboard?").fill(String(people));
  await tab.keyboard.press("Enter");
  await projector.getByText(`${people} seats are taken`).waitFor();
  await tab.reload();
  await tab.getByText("You are in.").waitFor();
  expect(made.room.session.seats.people).toBe(people);

  for (const [game, treatment] of [
    ["corridor", "each for itself"],
    ["corridor", "coordinator"],
    ["lift", "taking turns"],
  ] as const) {
    made.teach({ what: "begin", game, treatment });
    made.teach({ what: "next", seconds: 600 });
    await tab.getByText("your turn").waitFor();
    expect(await violations(tab)).toEqual([]);
    // What is pressed too early in a turn does not count; whose turn it is presses again.
    await expect.poll(() => press(tab), { timeout: 60_000, interval: 100 }).toBe("The round is over.");
    expect(await tab.locator("#results li").count()).toBe(people);
  }
  const [alone, led] = made.room.session.blocks.map(({ groups }) => groups);
  const messages = (groups = alone!) => groups.reduce((sum, { run }) => sum + run.ledger().messages, 0);
  expect([messages(), messages(led)]).toEqual([0, 2 * people - led!.length]);
  made.teach({ what: "lock" });
  await tab.reload();
  await tab.getByText("The round is over.").waitFor();
});

/** Presses for the seat whose turn it is, by key alone; tells whose turn it is then. */
async function press(tab: Page): Promise<string | null> {
  const group = tab.getByRole("button", { name: "Tell my group" });
  if (await group.isVisible()) await group.press("Enter", { timeout: 1_000 }).catch(() => {});
  else await tab.keyboard.press("2");
  return tab.locator("#who").textContent();
}

/** What axe finds wrong with a page, by rule and element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`,
  );
}
