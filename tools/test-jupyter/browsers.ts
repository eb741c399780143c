/** Finds the browsers that the tests drive, or has them installed where nobody else would do it. */
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

/** The browser that FIREFOX names, or the first that is installed. */
export function findFirefox(): string | undefined {
  const { FIREFOX } = process.env;
  const places = FIREFOX ? [FIREFOX] : ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
  return places.find((path) => existsSync(path));
}

/** Installs browsers with apt on a machine of CI that lacks them; what is lacking then, and why. */
export function installBrowsers(env: NodeJS.ProcessEnv = process.env): string[] {
  return [
    ...installed("Chromium", findChromium, ["chromium", "fonts-dejavu-core"], env),
    ...installed("Firefox", findFirefox, ["firefox-esr"], env),
  ];
}

function installed(
  name: string,
  find: () => string | undefined,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): string[] {
  if (find()) return [];
  const byHand = `Install ${name}, or name one in ${name.toUpperCase()}.`;
  if (!env.CI || process.getuid?.() !== 0) return [byHand];
  const apt = (...words: string[]) =>
    spawnSync("apt-get", words, { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, encoding: "utf8" });
  apt("update", "-qq");
  const { status, stderr } = apt("install", "-qq", "-y", "--no-install-recommends", ...packages);
  if (find()) return [];
  const last = (stderr ?? "").trim().split("\n").at(-1);
  return [`apt-get ended with ${status ?? "an error"}: ${last} ${byHand}`];
}
