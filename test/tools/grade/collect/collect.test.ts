import { mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { collect, parseTimestamp } from "../../../../tools/grade/collect/collect.js";
import { ownersOf } from "../../../../tools/grade/collect/layouts.js";

const name = "01-slug";

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), "course-collect-"));
  Object.entries(files).forEach(([path, content], i) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    utimesSync(join(root, path), 1_700_000_000 + i, 1_700_000_000 + i);
  });
  return root;
}

const summary = async (path: string) => {
  const { submissions, notes } = await collect(path, name);
  const students = submissions.map(async ({ student, read }) => `${student}: ${Buffer.from(await read())}`);
  return { students: await Promise.all(students), notes, submissions };
};

describe("the owner of a file", () => {
  it.each([
    ["submitted/jane/01-slug/01-slug.ipynb", { student: "jane", layout: "nbgrader" }],
    ["jane/01-slug/renamed.ipynb", { student: "jane", layout: "nbgrader" }],
    [
      "doejane_12345_67890_01-slug-2.ipynb",
      { student: "12345", name: "doejane", order: 67890, late: false, layout: "canvas" },
    ],
    [
      "doejane_LATE_12345_67890_01-slug.ipynb",
      { student: "12345", name: "doejane", order: 67890, late: true, layout: "canvas" },
    ],
    [
      "Jane Doe_98765_assignsubmission_file_/my work.ipynb",
      { student: "Participant 98765", name: "Jane Doe", layout: "moodle" },
    ],
    [
      "Jane Doe_98765_assignsubmission_file_01-slug.ipynb",
      { student: "Participant 98765", name: "Jane Doe", layout: "moodle" },
    ],
    ["jane.ipynb", { student: "jane", layout: "flat" }],
    ["group 3/jane/final.ipynb", { student: "jane", layout: "flat" }],
  ])("of %s", (path, owner) => {
    expect(ownersOf([path], name)).toEqual([owner]);
  });
});

describe("what was handed in", () => {
  it("is one notebook, a folder or a zip", async () => {
    const root = folder({ "jane.ipynb": "J", "joe/x.ipynb": "O", "readme.txt": "" });
    expect((await summary(join(root, "jane.ipynb"))).students).toEqual(["jane: J"]);
    expect(await summary(root)).toMatchObject({
      students: ["jane: J", "joe: O"],
      notes: ["readme.txt: not a notebook, passed over"],
    });
    const zip = folder({
      "all.zip": zipSync({ "jane.ipynb": strToU8("J"), joe: { "x.ipynb": strToU8("O") } }),
    });
    expect((await summary(join(zip, "all.zip"))).students).toEqual(["jane: J", "joe: O"]);
  });

  it("may itself hold zips", async () => {
    const inner = zipSync({ "deep/work.ipynb": strToU8("J") });
    const root = folder({ "Jane Doe_98765_assignsubmission_file_/mine.zip": inner });
    expect((await summary(root)).students).toEqual(["Participant 98765: J"]);
  });

  it("twice counts once: the assignment's own name first, then the newest", async () => {
    const root = folder({ "jane/01-slug.ipynb": "right", "jane/scratch.ipynb": "newer" });
    expect((await summary(root)).students).toEqual(["jane: right"]);
    const canvas = folder({ "doe_1_20_01-slug-1.ipynb": "second", "doe_1_10_01-slug.ipynb": "first" });
    const { students, submissions } = await summary(canvas);
    expect(students).toEqual(["1: second"]);
    expect(submissions[0]!.notes).toEqual([
      "doe_1_10_01-slug.ipynb was handed in as well; doe_1_20_01-slug-1.ipynb counts",
    ]);
    expect((await summary(folder({ "a/old.ipynb": "old", "a/new.ipynb": "new" }))).students).toEqual([
      "a: new",
    ]);
  });

  it("has nbgrader's time, in its zone", async () => {
    const root = folder({
      "submitted/j/01-slug/01-slug.ipynb": "J",
      "submitted/j/01-slug/timestamp.txt": "2015-02-02 14:58:23.948203 America/Los_Angeles",
    });
    expect((await summary(root)).submissions[0]).toMatchObject({
      timeFrom: "timestamp.txt",
      time: Date.UTC(2015, 1, 2, 22, 58, 23, 948),
    });
    expect(parseTimestamp("2015-02-02 14:58:23 UTC")).toBe(Date.UTC(2015, 1, 2, 14, 58, 23));
    expect(parseTimestamp("yesterday")).toBeUndefined();
  });

  it("under a name that climbs out of its folder is only a name", async () => {
    const zip = folder({
      "all.zip": zipSync({ "../../jane.ipynb": strToU8("J"), "/etc/joe.ipynb": strToU8("O") }),
    });
    const { students, notes } = await summary(join(zip, "all.zip"));
    expect(students).toEqual(["etc: O", "jane: J"]);
    expect(notes).toContain('all.zip: "../../jane.ipynb" is no proper file name, taken as jane.ipynb');
  });

  it("as a link, a broken zip or a huge file is passed over and said", async () => {
    const root = folder({
      "joe.ipynb": "O",
      "bad.zip": "PK no",
      "bomb.zip": zipSync({ "big.ipynb": new Uint8Array(257 * 1024 * 1024) }),
    });
    symlinkSync("/etc/passwd", join(root, "jane.ipynb"));
    expect(await summary(root)).toMatchObject({
      students: ["joe: O"],
      notes: [
        "jane.ipynb: not a plain file, passed over",
        "bad.zip: not a zip that can be read",
        "bomb.zip: big.ipynb is larger than 256 MiB, passed over",
      ],
    });
  });

  it("that is not there, or unreadable, is one clear line", async () => {
    await expect(collect("/nowhere/x", name)).rejects.toThrow("/nowhere/x: there is no such file or folder");
    await expect(collect(join(folder({ "bad.zip": "no" }), "bad.zip"), name)).rejects.toThrow(
      "bad.zip: not a zip that can be read",
    );
  });
});

describe("the layout of a whole download", () => {
  const students = (...paths: string[]) =>
    ownersOf(paths, name).map(({ student, layout }) => `${layout}: ${student}`);
  it.each([
    ["two numbers that everybody has", ["lab_04_2025_jane.ipynb", "lab_04_2025_bob.ipynb"]],
    ["a week and a task", ["week_3_12_ann.ipynb", "week_3_12_cy.ipynb"]],
    ["one name before many numbers", ["hw_7_11_ann.ipynb", "hw_8_12_bob.ipynb"]],
    ["Canvas's names for some only", ["doejane_12345_67890_01-slug.ipynb", "bob.ipynb"]],
  ])("of flat names with %s merges nobody", (_, paths) => {
    expect(students(...paths)).toEqual(paths.map((path) => `flat: ${path.replace(".ipynb", "")}`));
  });

  it.each([
    ["equal inner folders", ["jane/homework/nb.ipynb", "bob/homework/nb.ipynb"], ["jane", "bob"]],
    ["inner folders of all kinds", ["ann/a/b/x.ipynb", "bo/x.ipynb"], ["ann", "bo"]],
    ["a folder around everybody", ["hand-ins/ann/x/1.ipynb", "hand-ins/bo/x/1.ipynb"], ["ann", "bo"]],
    [
      "folders of groups",
      ["group 1/ann/x.ipynb", "group 1/bo/x.ipynb", "group 2/cy/x.ipynb"],
      ["ann", "bo", "cy"],
    ],
  ])("with %s has each student once", (_, paths, owners) => {
    expect(students(...paths)).toEqual(owners.map((owner) => `flat: ${owner}`));
  });
});
