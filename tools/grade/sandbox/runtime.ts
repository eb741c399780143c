/**
 * The only folder that a student's process can read: the process's own program, coordlab, and the files of
 * the packages that coordlab loads. It holds nothing about any assignment or student.
 */
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../../project.js";

export interface Runtime {
  readonly folder: string;
  readonly child: string;
  remove(): Promise<void>;
}

/** Lays the folder out, in the system's place for temporary files. */
export async function createRuntime(): Promise<Runtime> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "course-runtime-")));
  const child = join(folder, "child.cjs");
  await cp(join(projectRoot, "tools", "dist", "grade", "sandbox", "child.cjs"), child);
  await writeFile(join(folder, "package.json"), "{}\n");
  const library = join(projectRoot, "lib");
  const copy = join(folder, "node_modules", "coordlab");
  await mkdir(copy, { recursive: true });
  await cp(join(library, "package.json"), join(copy, "package.json"));
  await cp(join(library, "dist"), join(copy, "dist"), {
    recursive: true,
    filter: (path) => !/\.d\.ts$|\.tsbuildinfo$/.test(path),
  });
  for (const [place, file] of packageFiles()) {
    await mkdir(dirname(join(folder, place)), { recursive: true });
    await cp(file, join(folder, place), { dereference: true });
  }
  return { folder, child, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * What coordlab loads from other packages when it is loaded, and their package.json: where it goes in the runtime,
 * and where it is now, which need not be below the course.
 */
function packageFiles(): Map<string, string> {
  const require = createRequire(join(projectRoot, "package.json"));
  require("coordlab");
  const files = new Map<string, string>();
  const seen = new Set<NodeJS.Module>();
  const visit = (module: NodeJS.Module | undefined): void => {
    if (!module || seen.has(module)) return;
    seen.add(module);
    const [, above, name, file] =
      /^(.*[\\/])node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](.*)$/.exec(module.filename) ?? [];
    if (above !== undefined && name !== undefined && file !== undefined)
      for (const part of [file, "package.json"])
        files.set(join("node_modules", name, part), join(above, "node_modules", name, part));
    module.children.forEach(visit);
  };
  visit(require.cache[require.resolve("coordlab")]);
  return files;
}
