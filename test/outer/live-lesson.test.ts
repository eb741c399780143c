/**
 * Outer ring: a whole lesson by the printed script, with three real phone pages among 297 sockets, the console and the
 * projector in Chromium. One phone dies with its line still open, one reloads, one uses nothing but the keyboard.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Crowd } from "../../bench/crowd.js";
import { type KeptServer, keepServing } from "../../tools/live/keep-serving.js";
import { lessonScript } from "../../tools/live/lesson-script.js";
import { findChromium } from "../../tools/test-jupyter/browsers.js";
import { optionsFor } from "../tools/live/class-room.js";
import { needs } from "./needs.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const times: Readonly<Record<string, number>> = { two: 2, three: 3, six: 6 };

let wire: Wire;
let server: KeptServer;
let browser: Browser | undefined;
const options = optionsFor({ folder: mkdtempSync(join(tmpdir(), "live-lesson-")), keep: true });

beforeAll(async () => {
  wire = await Wire.open();
  server = await keepServing({ ...options, publicUrl: `http://127.0.0.1:${wire.port}` }, () => {});
  wire.to = server.phonePort;
});
afterAll(async () => {
  await browser?.close();
  wire.close();
  await server.stop();
});

test("the printed script is enough: every step has its button, and three hundred people end where the books say", async (context) => {
  const path = needs(context, findChromium(), "a Chromium");
  browser = await chromium.launch({
    executablePath: path,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const errors: string[] = [];
  const pageAt = async (address: string, width: number, height: number) => {
    const page = await (await browser!.newContext({ viewport: { width, height } })).newPage();
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("dialog", (question) => question.accept());
    await page.goto(address);
    return page;
  };

  // Step 1 and 2: the console, and the projector from its link.
  const teacher = await pageAt(
    `http://127.0.0.1:${server.staffPort}/console#${options.secrets.console}`,
    1280,
    900,
  );
  const link = await teacher.getByRole("link", { name: "Projector" }).getAttribute("href");
  await expect.poll(() => teacher.locator("#script li").count()).toBe(lessonScript.length);
  expect(await teacher.locator("#script li").allTextContents()).toEqual(
    lessonScript.map((step) => step.replaceAll(/\*\*|`/g, "")),
  );
  const projector = await pageAt(
    (await teacher.getByRole("link", { name: "Projector" }).getAttribute("href")) ?? link!,
    1920,
    1080,
  );
  await expect.poll(() => projector.locator("#code").textContent()).toBe(options.code);

  // Step 3: by the code's address, and one by typing the letters.
  const address = `http://127.0.0.1:${server.phonePort}/`;
  const typed = await pageAt(address, 360, 740);
  await typed.getByLabel("Four letters from the screen").fill(options.code.toLowerCase());
  await typed.keyboard.press("Enter");
  const phones = [
    typed,
    await pageAt(`${address}#${options.code}`, 360, 740),
    await pageAt(`http://127.0.0.1:${wire.port}/#${options.code}`, 360, 740),
  ];
  for (const phone of phones) await phone.getByText("You are in.").waitFor();
  const crowd = new Crowd({ port: server.phonePort, code: options.code, count: 297 });
  await crowd.join();
  await expect.poll(() => projector.locator("#people").textContent()).toBe("300 phones are in");

  let round = 0;
  const faults: Readonly<Record<number, () => Promise<unknown>>> = {
    2: () => phones[1]!.reload(),
    3: async () => {
      // Asleep in a pocket: the line looks open and carries nothing. Waking up, the page asks and is not heard.
      wire.freeze();
      await phones[2]!.evaluate(`window.dispatchEvent(new Event("online"))`);
    },
    5: async () => process.kill(server.pid()!, "SIGKILL"),
  };
  const playRound = async () => {
    round++;
    await teacher.getByRole("button", { name: "Next round" }).click();
    await expect.poll(() => teacher.locator("#said").textContent()).toContain(`Round ${round} is open`);
    await faults[round]?.();
    await Promise.all(phones.map((phone, k) => answer(phone, k === 0)));
    await crowd.until(() => crowd.complete(round));
    await expect
      .poll(() => projector.locator("#phase").textContent(), { timeout: 30_000 })
      .toBe(`Round ${round} is over`);
    await expect
      .poll(() => teacher.getByRole("button", { name: "Next round" }).isEnabled(), { timeout: 30_000 })
      .toBe(true);
  };
  for (const step of lessonScript.slice(2)) {
    const [, often = "one"] = /\*\*Next round\*\* (\w+) times/.exec(step) ?? [];
    for (const [, word] of step.matchAll(/\*\*(.+?)\*\*/g)) {
      if (word === "Next round") for (let k = 0; k < (times[often] ?? 1); k++) await playRound();
      else if (await has(teacher, "#game", word!)) await teacher.selectOption("#game", word!);
      else if (await has(teacher, "#treatment", word!)) await teacher.selectOption("#treatment", word!);
      else await teacher.getByRole("button", { name: word!, exact: true }).click();
      if (word === "Lock") await teacher.getByRole("button", { name: "Unlock" }).waitFor();
      if (word === "Start")
        await expect.poll(() => teacher.locator("#said").textContent()).toContain("New groups");
      if (round === 1 || round === 17)
        for (const page of [teacher, projector, ...phones]) expect(await violations(page)).toEqual([]);
    }
  }
  expect(round).toBe(23);
  // Three hundred fit on the wall.
  expect(await projector.evaluate("document.documentElement.scrollHeight")).toBeLessThanOrEqual(1080);
  for (const phone of phones) await phone.getByText("The lesson is over.").waitFor();
  await teacher.getByRole("link", { name: "class.json" }).waitFor();
  // The server has gone, and no page calls that a fault.
  await server.ended;
  for (const page of [teacher, ...phones]) expect(await page.locator("#state").textContent()).toBe("");
  expect(await projector.locator("#phase").textContent()).toBe("The lesson is over. Thank you.");
  expect(errors).toEqual([]);
  crowd.leave();

  const events = readFileSync(join(options.folder, "session.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const acts = events.filter(({ type }) => type === "act" || type === "instruct");
  // Every phone page answered every round, whatever became of it in between.
  for (const seat of [0, 1, 2])
    expect(new Set(acts.filter((act) => act.seat === seat).map((act) => act.round)).size).toBe(23);
  expect(events.filter(({ type }) => type === "join")).toHaveLength(300);
});

/** Chooses the first button; by key, as a person without a pointer would. */
async function answer(phone: Page, byKey: boolean): Promise<void> {
  const choice = phone.locator("#buttons button").first();
  const group = phone.getByRole("button", { name: "Tell my group" });
  await choice.or(group).first().waitFor({ timeout: 30_000 });
  if (await group.isVisible()) {
    await group.focus();
    await phone.keyboard.press("Enter");
  } else if (byKey) await phone.keyboard.press("1");
  else await choice.click();
  // Either its answer is on the page, or the round is over and its result.
  const told = async () => (await phone.locator("#answer, #result").allTextContents()).join("");
  await expect.poll(told, { timeout: 30_000 }).toMatch(/Your answer is in|^(You|Coll|Nobody|Somebody|Two)/);
}

async function has(page: Page, list: string, word: string): Promise<boolean> {
  return (await page.locator(`${list} option`).allTextContents()).includes(word);
}

/** What axe finds wrong with a page, by rule and element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`,
  );
}

/** A wire between phones and server that can go dead without being cut. */
class Wire {
  to = 0;
  private readonly ends = new Set<Socket>();
  private constructor(private readonly listener: ReturnType<typeof createServer>) {
    listener.on("connection", (near) => {
      const far = connect(this.to, "127.0.0.1");
      for (const [from, into] of [
        [near, far],
        [far, near],
      ] as const) {
        this.ends.add(from);
        from.on("data", (data) => into.write(data));
        from.on("error", () => {});
        from.on("close", () => {
          this.ends.delete(from);
          into.destroy();
        });
      }
    });
  }

  static async open(): Promise<Wire> {
    const wire = new Wire(createServer());
    await new Promise<void>((resolve) => wire.listener.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  get port(): number {
    return (this.listener.address() as { port: number }).port;
  }

  /** Whatever is connected stays so and carries nothing any more. */
  freeze(): void {
    for (const end of this.ends) {
      end.removeAllListeners("data");
      end.pause();
    }
  }

  close(): void {
    for (const end of this.ends) end.destroy();
    this.listener.close();
  }
}
