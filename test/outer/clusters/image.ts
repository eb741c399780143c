/** The students' image, built on this machine without a registry: Debian from its own packages, then hub/Dockerfile. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../../tools/project.js";

const places = ["/usr/sbin", "/sbin", process.env.PATH].join(":");
const env = { ...process.env, PATH: places, BUILDAH_ISOLATION: "chroot", STORAGE_DRIVER: "vfs" };

export interface Image {
  /** Runs a program in a container of it, as this user; what is changed there changes no layer. */
  run(user: string, ...words: string[]): string;
  /** Starts a program in the same container and goes on. */
  start(user: string, ...words: string[]): ChildProcess;
  /** The names of all files in each of its layers. */
  layers(): readonly (readonly string[])[];
  end(): void;
}

/** Undefined where images cannot be built: without root, buildah, debootstrap, or Debian's packages. */
export function studentsImage(): Image | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const base = debian();
  if (base === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "course-image-"));
  const storage = ["--root", join(folder, "root"), "--runroot", join(folder, "run")];
  const buildah = (...words: string[]) =>
    execFileSync("buildah", [...storage, ...words], {
      env,
      encoding: "utf8",
      stdio: "pipe",
      maxBuffer: 1 << 28,
    }).trim();
  const scratch = buildah("from", "scratch");
  buildah("add", scratch, base, "/");
  buildah("commit", "--rm", scratch, "base");
  const network = ["--network", "host", "--isolation", "chroot"];
  const settings = ["--build-arg", "BASE=localhost/base", "--pull-never", "-f", "hub/Dockerfile"];
  buildah("build", ...network, ...settings, "-t", "course", projectRoot);
  const container = buildah("from", "--pull-never", "localhost/course");
  const inside = (user: string, words: string[]) => [
    "run",
    ...network,
    "--user",
    user,
    container,
    "--",
    ...words,
  ];
  return {
    run: (user, ...words) => buildah(...inside(user, words)),
    start: (user, ...words) =>
      spawn("buildah", [...storage, ...inside(user, words)], { env, stdio: "ignore", detached: true }),
    layers: () => layersOf(buildah, join(folder, "oci")),
    end: () => {
      buildah("rm", "--all");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An archive of a small Debian with JupyterLab and a hub, made once and kept. */
function debian(): string | undefined {
  const kept = join(projectRoot, ".course", "test-debian.tar");
  if (existsSync(kept)) return kept;
  const folder = mkdtempSync(join(tmpdir(), "course-debian-"));
  const run = (command: string, ...words: string[]) => execFileSync(command, words, { env, stdio: "pipe" });
  try {
    const packages = "python3,python3-pip,ca-certificates";
    run("debootstrap", "--variant=minbase", `--include=${packages}`, "bookworm", folder);
    trustAsHere(folder);
    const pip = ["-m", "pip", "install", "--quiet", "--no-cache-dir", "--break-system-packages"];
    run("chroot", folder, "python3", ...pip, "jupyterlab==4.6.6", "jupyterhub==6.1.1");
    mkdirSync(join(kept, ".."), { recursive: true });
    run("tar", "--create", "--file", kept, "--one-file-system", "--directory", folder, ".");
    return kept;
  } catch (error) {
    process.stderr.write(`no image can be built: ${(error as Error).message}\n`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What this machine needs to reach package indexes, a proxy's certificate for one, the small Debian needs as well. */
function trustAsHere(folder: string): void {
  const certificates = "/etc/ssl/certs/ca-certificates.crt";
  for (const file of ["/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", certificates])
    if (existsSync(file)) writeFileSync(join(folder, file), readFileSync(file));
  if (process.env.NODE_EXTRA_CA_CERTS !== undefined)
    writeFileSync(join(folder, "root", ".npmrc"), `cafile=${certificates}\n`);
}

function layersOf(buildah: (...words: string[]) => string, folder: string): string[][] {
  buildah("push", "--disable-compression", "localhost/course", `oci:${folder}`);
  const blob = (digest: string) => join(folder, "blobs", ...digest.split(":"));
  const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
  const [{ digest }] = read(join(folder, "index.json")).manifests;
  const { layers } = read(blob(digest)) as { layers: { digest: string }[] };
  return layers.map((layer) =>
    execFileSync("tar", ["--list", "--file", blob(layer.digest)], { encoding: "utf8", maxBuffer: 1 << 28 })
      .trim()
      .split("\n"),
  );
}
