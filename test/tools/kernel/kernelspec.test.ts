import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Kernelspec,
  kernelspecFile,
  removeKernelspec,
  userDataFolder,
  writeKernelspec,
} from "../../../tools/kernel/kernelspec.js";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "course-kernel-"));
});
afterEach(() => rmSync(data, { recursive: true }));

const read = () => JSON.parse(readFileSync(kernelspecFile(data), "utf8")) as Kernelspec;
const foreign = JSON.stringify({
  argv: ["tslab", "kernel"],
  display_name: "TypeScript",
  language: "typescript",
});
function registerAnother() {
  mkdirSync(dirname(kernelspecFile(data)), { recursive: true });
  writeFileSync(kernelspecFile(data), foreign);
}

describe("writeKernelspec(dataFolder, root, force)", () => {
  it("starts the course's own tslab with this Node, under the name that the notebooks ask for", async () => {
    expect(await writeKernelspec(data, "/course")).toBe(join(data, "kernels", "tslab", "kernel.json"));
    const program = join("/course", "node_modules", "course", "dist", "kernel", "anywhere.js");
    expect(read().argv).toEqual([process.execPath, program, "--config-path", "{connection_file}"]);
    expect(read().env).toEqual({ NODE_PATH: join("/course", "node_modules") });
    expect(read().language).toBe("typescript");
  });

  it("registers Deno's kernel beside it, under a name of its own", async () => {
    await writeKernelspec(data, "/course");
    await writeKernelspec(data, "/course", { name: "deno" });
    const { argv } = JSON.parse(readFileSync(kernelspecFile(data, "deno"), "utf8")) as Kernelspec;
    expect(argv.slice(2)).toEqual(["--connection", "{connection_file}"]);
    expect(await removeKernelspec(data, "deno")).toBe("removed");
    expect(read().argv).toContain("--config-path");
  });

  it("replaces the course's own kernel, of another clone too", async () => {
    await writeKernelspec(data, "/old");
    await writeKernelspec(data, "/new");
    expect(read().metadata.course).toBe("/new");
  });

  it("leaves a tslab alone that somebody else registered", async () => {
    registerAnother();
    await expect(writeKernelspec(data, "/course")).rejects.toThrow("another tslab kernel is registered");
    expect(readFileSync(kernelspecFile(data), "utf8")).toBe(foreign);
  });

  it("sets another's aside with force, and removal puts it back", async () => {
    registerAnother();
    await writeKernelspec(data, "/course", { force: true });
    expect(read().metadata.course).toBe("/course");
    expect(await removeKernelspec(data)).toBe("restored");
    expect(readFileSync(kernelspecFile(data), "utf8")).toBe(foreign);
  });
});

describe("removeKernelspec(dataFolder)", () => {
  it("removes what was written, and says when there is nothing", async () => {
    await writeKernelspec(data, "/course");
    expect(await removeKernelspec(data)).toBe("removed");
    expect(await removeKernelspec(data)).toBe("absent");
  });

  it("does not touch another's kernel", async () => {
    registerAnother();
    await expect(removeKernelspec(data)).rejects.toThrow("not the course's");
  });
});

describe("userDataFolder(env, platform, home)", () => {
  it.each([
    [{}, "linux", "/home/a", "/home/a/.local/share/jupyter"],
    [{ XDG_DATA_HOME: "/data" }, "linux", "/home/a", "/data/jupyter"],
    [{}, "darwin", "/Users/a", "/Users/a/Library/Jupyter"],
    [{ APPDATA: "/Roaming" }, "win32", "/a", "/Roaming/jupyter"],
    [{ JUPYTER_DATA_DIR: "/mine" }, "darwin", "/Users/a", "/mine"],
  ] as const)("is where Jupyter looks: %j on %s", (env, platform, home, folder) => {
    expect(userDataFolder(env, platform, home)).toBe(folder);
  });
});
