import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { embeddedPrograms, embeddedSource } from "../../../tools/embed/embedded.js";
import { projectRoot } from "../../../tools/project.js";

test.each(embeddedPrograms)(
  "$file is what the library bundles to; `node tools/dist/embed/write.js` writes it",
  async (program) => {
    expect(readFileSync(join(projectRoot, program.file), "utf8")).toBe(await embeddedSource(program));
  },
);
