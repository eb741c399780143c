import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { momentText, parseMoment } from "../../../../tools/grade/result/moment.js";
import { projectRoot } from "../../../../tools/project.js";

describe("a moment", () => {
  it("is written in one way, which is read again", () => {
    const noon = Date.UTC(2031, 4, 6, 12, 0, 7, 900);
    expect(momentText(noon)).toBe("2031-05-06 12:00:07 UTC");
    expect(parseMoment(momentText(noon), "it")).toBe(noon - 900);
  });

  it.each([
    ["2031-05-06", "2031-05-06 00:00:00 UTC"],
    ["2031-05-06T23:59", "2031-05-06 23:59:00 UTC"],
    ["2031-05-06 23:59", "2031-05-06 23:59:00 UTC"],
    ["2031-05-06 23:59:30.5 UTC", "2031-05-06 23:59:30 UTC"],
    ["2031-05-06T23:59+05:30", "2031-05-06 18:29:00 UTC"],
    [" 2031-05-06 01:00 -0230 ", "2031-05-06 03:30:00 UTC"],
  ])("%j is %s", (text, moment) => {
    expect(momentText(parseMoment(text, "it"))).toBe(moment);
  });

  it.each(["soon", "05/06/2031", "6 May 2031 10:00", "2031-13-01", "2031-05-06 25:00", ""])(
    "%j is none",
    (text) => {
      expect(() => parseMoment(text, "--due")).toThrow(`got "${text}"`);
    },
  );

  it("does not depend on the zone of the machine", () => {
    const built = join(projectRoot, "tools", "dist", "grade", "result", "moment.js");
    const script = `const { parseMoment } = await import(${JSON.stringify(built)});
      console.log(parseMoment("2031-05-06 23:59", "it"), parseMoment("2031-05-06", "it"));`;
    const [first, ...others] = ["Asia/Kolkata", "America/St_Johns", "UTC"].map((TZ) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        env: { ...process.env, TZ },
        encoding: "utf8",
      }),
    );
    expect(others).toEqual([first, first]);
  });
});
