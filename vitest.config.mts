import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { workspacesOf } from "./tools/house/workspaces.js";

const root = import.meta.dirname;
const workspaces = workspacesOf(root);

/** The outer ring: what needs a browser, a Python or minutes. `npm run test:all` runs it, nothing else does. */
const outer = "test/outer/**/*.test.ts";
/** Of it what needs a cluster or an image. `npm run test:clusters` runs it. */
const clusters = "test/outer/clusters/**/*.test.ts";
/** A project for each workspace whose tests have a folder of their own, and one for the rest. */
const rooms = workspaces
  .map(({ folder }) => folder)
  .filter((folder) => readdirSync("test", { recursive: true }).includes(folder));
const testsOf = (folder: string) => `test/${folder}/**/*.test.ts`;

export default defineConfig({
  // Tests read the library's sources, so that a failing line is the line one edits.
  resolve: {
    alias: workspaces.flatMap(({ name, folder, exports }) =>
      [...exports]
        .filter(([, built]) => built.endsWith(".js"))
        .map(([path, built]) => ({
          find: new RegExp(`^${name}${path.slice(1).replaceAll(".", "\\.").replace("*", "(.*)")}$`),
          replacement: `${root}/${folder}/${built
            .replace(/^dist\//, "")
            .replace("*", "$1")
            .replace(/\.js$/, ".ts")}`,
        })),
    ),
  },
  test: {
    // Vitest leaves a core free, which on two cores is half of them.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ["test/temporary-folder.ts", "test/stale-build.ts"],
    setupFiles: ["test/refuse-stale-build.ts"],
    projects: [
      ...rooms.map((folder) => ({
        extends: true as const,
        test: { name: folder.split("/").at(-1)!, include: [testsOf(folder)] },
      })),
      {
        extends: true,
        test: { name: "whole", include: ["test/**/*.test.ts"], exclude: [outer, ...rooms.map(testsOf)] },
      },
      {
        extends: true,
        test: {
          ...{ name: "outer", include: [outer], exclude: [clusters] },
          ...{ testTimeout: 600_000, hookTimeout: 600_000 },
        },
      },
      {
        extends: true,
        test: { name: "clusters", include: [clusters], testTimeout: 1_200_000, hookTimeout: 600_000 },
      },
    ],
  },
});
