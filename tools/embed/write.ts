/** Writes the sources that keep embedded programs, after a build. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { embeddedPrograms, embeddedSource } from "./embedded.js";

for (const program of embeddedPrograms)
  await writeFile(join(projectRoot, program.file), await embeddedSource(program));
