/** Opens an address in the user's browser, where there is one. */
import { spawn } from "node:child_process";

/** The command that opens a browser on this machine; undefined where there is no desktop. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): readonly string[] | undefined {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["explorer"];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}

/** Opens the address and does not wait; resolves to whether a browser could be started. */
export function openBrowser(address: string): Promise<boolean> {
  const [command, ...words] = browserCommand(process.platform, process.env) ?? [];
  if (command === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command, [...words, address], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
