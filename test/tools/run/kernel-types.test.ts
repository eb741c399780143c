import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type TypeScript from "typescript";
import { expect, it } from "vitest";

/** tslab's own compiler, TypeScript 5.0. It hides errors in declarations: what it cannot read becomes `any`. */
const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as typeof TypeScript;

it.each(["coordlab", "figures", "engine", "experiments"])(
  "the declarations of lib/%s are readable for the kernel's older TypeScript",
  (workspace) => {
    const root = fileURLToPath(new URL("../../..", import.meta.url));
    const program = ts.createProgram([join(root, `lib/${workspace}/dist/index.d.ts`)], {
      noEmit: true,
      strict: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      esModuleInterop: true,
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
    });
    const ours = program.getSourceFiles().filter(({ fileName }) => /\/lib\/\w+\/dist\//.test(fileName));
    expect(ours.length).toBeGreaterThan(5);
    const errors = ours.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    const words = errors.map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
    expect(words).toEqual([]);
  },
);
