/** `course live GAME`: the people in a room are the agents. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ClassGame, classGame, classGames } from "coordlab-experiments/11-your-class/class-games.js";
import { CourseError } from "../course-error.js";
import { freePort, readPort } from "../port/free-port.js";
import { openBrowser } from "../start/open-browser.js";
import { readWords } from "../words.js";
import { lanAddress } from "./addresses.js";
import { botMechanisms } from "./bots.js";
import type { Header } from "./events.js";
import { keepServing } from "./keep-serving.js";
import { lessonScript, withoutNetwork } from "./lesson-script.js";
import { secretsIn } from "./room-secrets.js";
import { selfTest } from "./self-test.js";
import type { ServerOptions } from "./server.js";
import { leastSeconds } from "./session.js";
import { newSecret } from "./tokens.js";

const usage =
  "course live GAME [--lan] [--seats N] [--bots N] [--bots-play NAME] [--split] [--out DIR] [--names] [--seconds N] [--port N] [--public-url URL] [--no-browser] | --script | --self-test";
const firstPort = 8400;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      lan: { type: "boolean", default: false },
      seats: { type: "string", default: "300" },
      bots: { type: "string", default: "0" },
      "bots-play": { type: "string" },
      split: { type: "boolean", default: false },
      out: { type: "string" },
      names: { type: "boolean", default: false },
      seconds: { type: "string", default: "20" },
      port: { type: "string" },
      "public-url": { type: "string" },
      "no-browser": { type: "boolean", default: false },
      script: { type: "boolean" },
      "self-test": { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (values.script) {
    const steps = lessonScript.map((step, k) => `${k + 1}. ${step}\n`).join("");
    process.stdout.write(`${steps}\n${withoutNetwork}\n`.replaceAll("**", ""));
    return 0;
  }
  if (values["self-test"]) return selfTest();
  if (positionals.length !== 1) throw new CourseError(`one game, please; usage: ${usage}`);
  const game = gameNamed(positionals[0]!);
  const seats = wholeNumber("--seats", values.seats, 1, 1000);
  const bots = wholeNumber("--bots", values.bots, 0, 1000);
  const botsPlay = mechanismNamed(values["bots-play"], game);
  const seconds = wholeNumber("--seconds", values.seconds, leastSeconds, 600);
  const publicUrl = webAddress(values["public-url"]);
  const lan = values.lan ? lanAddress() : undefined;
  const phonePort = values.port === undefined ? await freePort(firstPort) : readPort(values.port);

  const keep = values.out !== undefined;
  const folder = keep ? resolve(values.out!) : await mkdtemp(join(tmpdir(), "course-live-"));
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw new CourseError(`${folder} cannot be made: ${error.message}`);
  });
  const header: Header = {
    ...{ type: "header", schema: 1, game: game.name, seed: newSecret(), seats },
    ...(botsPlay === undefined ? {} : { botsPlay }),
  };
  const options: ServerOptions = {
    ...{ folder, header, bots, lan, publicUrl, phonePort, staffPort: 0, seconds, keep },
    ...{ split: values.split, names: values.names },
    ...(await secretsIn(folder, say)),
  };
  try {
    return await attend(options, !values["no-browser"]);
  } finally {
    if (!keep) await rm(folder, { recursive: true, force: true });
  }
}

/** Serves until the lesson is ended on the console or by Ctrl-C. */
async function attend(options: ServerOptions, browser: boolean): Promise<number> {
  const server = await keepServing(options, say);
  const console = `http://127.0.0.1:${server.staffPort}/console#${options.secrets.console}`;
  const open = join(options.folder, "console.html");
  const page = `<!doctype html><meta http-equiv="refresh" content="0;url=${console}">\n`;
  await writeFile(open, page, { mode: 0o600 });
  const opened = browser && (await openBrowser(open));
  const phones = options.publicUrl ?? `http://${options.lan ?? "127.0.0.1"}:${server.phonePort}`;
  say(`phones: ${phones}   letters: ${options.code}`);
  say(`${opened ? "your browser shows the console" : "open the console"}: ${console}`);
  say(
    "the console, the projector and the secret in the address stay on this machine; Ctrl-C ends the lesson",
  );
  let stopped = false;
  const stop = () => {
    stopped = true;
    void server.stop();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // The terminal was closed; whatever is said from here on has nobody to read it.
  process.once("SIGHUP", stop);
  process.stderr.on("error", () => {});
  await server.ended;
  if (!options.keep) say("the lesson is over; nothing is kept");
  else if (stopped) say(`stopped; the same command goes on with the lesson in ${options.folder}`);
  else say(`the lesson is over; it is kept in ${options.folder}`);
  return 0;
}

function gameNamed(name: string): ClassGame {
  try {
    return classGame(name);
  } catch {
    throw new CourseError(`no game "${name}"; there are ${classGames.map((game) => game.name).join(", ")}`);
  }
}

function mechanismNamed(name: string | undefined, game: ClassGame): string | undefined {
  if (name === undefined) return undefined;
  const found = botMechanisms.find((mechanism) => mechanism.name === name);
  if (!found)
    throw new CourseError(
      `bots cannot play "${name}"; they can play ${botMechanisms.map((mechanism) => mechanism.name).join(", ")}`,
    );
  const unsuited = found.unsuited(game.scenario);
  if (unsuited !== undefined) throw new CourseError(`${name} makes no sense in ${game.name}: ${unsuited}`);
  return name;
}

function wholeNumber(option: string, word: string, least: number, most: number): number {
  const value = Number(word);
  if (!/^\d+$/.test(word) || value < least || value > most)
    throw new CourseError(`${option} must be in ${least}..${most}, got ${word}`);
  return value;
}

function webAddress(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  if (!/^https?:\/\/[^/?#]+\/?$/.test(word))
    throw new CourseError(`--public-url must be an address such as https://class.example.org, got ${word}`);
  return word;
}

function say(line: string): void {
  process.stderr.write(`course: ${line}\n`);
}
