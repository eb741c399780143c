import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The outer ring: what needs a browser, a Python or minutes. `npm run test:all` runs it, nothing else does. */
const outer = "test/outer/**/*.test.ts";

export default defineConfig({
  // Tests read the library's sources, so that a failing line is the line one edits.
  resolve: {
    alias: {
      coordlab: fileURLToPath(new URL("lib/index.ts", import.meta.url)),
      "course/judge": fileURLToPath(new URL("tools/grade/judge.ts", import.meta.url)),
    },
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: "test/temporary-folder.ts",
    projects: [
      { extends: true, test: { name: "inner", include: ["test/**/*.test.ts"], exclude: [outer] } },
      {
        extends: true,
        test: {
          name: "outer",
          include: [outer],
          passWithNoTests: true,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
