import { describe, expect, it } from "vitest";
import { releaseVersion, versionLine } from "../../tools/version.js";

describe("versionLine()", () => {
  it("names the release, the commit and Node", async () => {
    expect(releaseVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    const start = `course ${releaseVersion()}`;
    expect(await versionLine()).toMatch(/^course [\d.]+( \([\w./-]+\))?, Node [\d.]+, \w+ \w+$/);
    expect((await versionLine()).startsWith(start)).toBe(true);
  });
});
