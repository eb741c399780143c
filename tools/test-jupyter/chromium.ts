/** Finds a Chromium to drive, or has it installed where nobody else would do it. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
};

/** The browser that CHROMIUM names, or the first that is installed where browsers are. */
export function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return existsSync(CHROMIUM) ? CHROMIUM : undefined;
  return places[process.platform]?.find((path) => existsSync(path));
}

/** Installs Chromium with apt on a machine of CI that lacks it; resolves to why there is none, if so. */
export function installChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (findChromium()) return undefined;
  const byHand = "Install Chromium, or name one in CHROMIUM.";
  if (!env.CI || process.getuid?.() !== 0) return byHand;
  const apt = (...words: string[]) =>
    spawnSync("apt-get", words, { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, encoding: "utf8" });
  apt("update", "-qq");
  const { status, stderr } = apt(
    "install",
    "-qq",
    "-y",
    "--no-install-recommends",
    "chromium",
    "fonts-dejavu-core",
  );
  if (findChromium()) return undefined;
  return `apt-get ended with ${status ?? "an error"}: ${(stderr ?? "").trim().split("\n").at(-1)} ${byHand}`;
}
