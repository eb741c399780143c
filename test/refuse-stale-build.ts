import { expect, inject } from "vitest";

const { testPath } = expect.getState();
if (testPath !== undefined && inject("onStaleBuild").includes(testPath))
  throw new Error(
    "the build is older than the sources, and this test uses it: npm run build, then run it again",
  );
