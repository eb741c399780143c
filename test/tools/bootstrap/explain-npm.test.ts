import { describe, expect, it } from "vitest";
import { explainNpm } from "../../../tools/bootstrap/explain-npm.mjs";

describe("explainNpm(output, root)", () => {
  it.each([
    ["npm error code ENOTFOUND", "no connection"],
    ["npm error code EACCES", "no permission to write in /course"],
    ["npm error code ENOSPC", "disk is full"],
    ["spawn npm ENOENT", "npm is needed"],
    [
      "npm error code EUSAGE\nnpm error\nnpm error the lock is out of step",
      "npm ci failed: the lock is out of",
    ],
  ])("explains %j in one line", (output, part) => {
    expect(explainNpm(output, "/course")).toContain(part);
    expect(explainNpm(output, "/course")).not.toContain("\n");
  });
});
