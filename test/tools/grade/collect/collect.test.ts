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
    const two = folder({ "a/old.ipynb": "old", "a/new.ipynb": "new", "b/x.ipynb": "B" });
    expect((await summary(two)).students).toEqual(["a: new", "b: B"]);
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

  it("as a link, a broken zip or a huge file is somebody's, and cannot be opened", async () => {
    const notebook = zipSync({ "deep/work.ipynb": strToU8("N") });
    const method = zipSync({ "x.ipynb": strToU8("M".repeat(100)) });
    for (let i = 0; i < method.length - 4; i++) {
      const at = (offset: number, value: number) => method.set([value], i + offset);
      if (method[i] === 0x50 && method[i + 1] === 0x4b && method[i + 2] === 3) at(8, 99);
      if (method[i] === 0x50 && method[i + 1] === 0x4b && method[i + 2] === 1) at(10, 99);
    }
    const root = folder({
      "joe.ipynb": "O",
      "ann.zip": "PK no",
      "bo.zip": zipSync({ "big.ipynb": new Uint8Array(257 * 1024 * 1024) }),
      "cy.zip": zipSync({ "notes.txt": strToU8("none") }),
      "dee.zip": notebook.subarray(0, notebook.length - 25),
      "eve.zip": zipSync({ "work.zip": notebook }),
      "flo.zip": zipSync({}),
      "gus.zip": method,
      "picture.png": "P",
    });
    symlinkSync("/etc/passwd", join(root, "jane.ipynb"));
    const { submissions, notes } = await collect(root, name);
    const read = submissions.map(async ({ student, read: open }) => [
      student,
      await open().then(
        (bytes) => Buffer.from(bytes).toString(),
        (error: Error) => error.message,
      ),
    ]);
    expect(Object.fromEntries(await Promise.all(read))).toEqual({
      ann: "not a zip that can be read",
      bo: "larger than 256 MiB",
      cy: "no notebook in it",
      dee: "not a zip that can be read",
      eve: "N",
      flo: "no notebook in it",
      gus: "it cannot be taken out of its zip: unknown compression type 99",
      jane: "not a plain file",
      joe: "O",
    });
    expect(notes).toContain("picture.png: not a notebook, passed over");
  });

  it("broken does not count where there is something whole", async () => {
    const root = folder({ "ann/01-slug.zip": "PK no", "ann/other.ipynb": "A", "bo/x.ipynb": "B" });
    expect((await summary(root)).students).toEqual(["ann: A", "bo: B"]);
  });

  const cells = (mark: string) => JSON.stringify({ cells: [{ cell_type: "code", source: mark }] });
  it("newer and torn off does not count where an older one can be read", async () => {
    const root = folder({
      "ola/01-slug.ipynb": cells("whole"),
      "ola/01-slug (1).ipynb": cells("torn").slice(0, 20),
      "per/x.ipynb": cells("P"),
      "siv/01-slug.ipynb": "",
      "siv/mine.ipynb": cells("S"),
    });
    const { submissions } = await collect(root, name);
    expect(submissions.map(({ path }) => path)).toEqual([
      "ola/01-slug.ipynb",
      "per/x.ipynb",
      "siv/mine.ipynb",
    ]);
    expect(submissions[0]!.notes).toEqual([
      "ola/01-slug (1).ipynb was handed in as well and cannot be read; ola/01-slug.ipynb counts",
    ]);
  });

  it("under the ending that a browser gave it is a notebook by what is in it", async () => {
    const root = folder({
      "ida.ipynb.txt": cells("I"),
      "jon.json": cells("J"),
      "kai.ipynb.json": cells("K"),
      liv: cells("L"),
      "readme.txt": "cells",
      "package.json": '{"name": "x"}',
      "mo.zip": zipSync({ "work.txt": strToU8(cells("M")) }),
    });
    const { submissions, notes } = await collect(root, name);
    expect(submissions.map(({ student }) => student)).toEqual(["ida", "jon", "kai", "liv", "mo"]);
    expect(notes).toContain("ida.ipynb.txt: a notebook by what is in it");
    expect(notes).toContain("readme.txt: not a notebook, passed over");
  });

  it.each([
    [
      "nbgrader",
      ["submitted/una/01-slug/report.docx", "submitted/vic/01-slug/01-slug.ipynb"],
      ["una", "vic"],
    ],
    ["Canvas", ["una_51_801_report.docx", "vic_52_802_01-slug.ipynb"], ["51", "52"]],
    [
      "Moodle",
      ["Una U_51_assignsubmission_file_/report.docx", "Vic V_52_assignsubmission_file_/x.ipynb"],
      ["Participant 51", "Participant 52"],
    ],
    [
      "folders",
      ["hand-in/una/report.docx", "hand-in/vic/x.ipynb", "hand-in/wes/x.ipynb"],
      ["una", "vic", "wes"],
    ],
  ])("without a notebook has a row: %s", async (_, paths, students) => {
    const root = folder({ ...Object.fromEntries(paths.map((path) => [path, cells("N")])), "notes.md": "" });
    const { submissions } = await collect(root, name);
    expect(submissions.map(({ student }) => student)).toEqual(students);
    await expect(submissions[0]!.read()).rejects.toThrow(
      "it is no notebook, and none was handed in beside it",
    );
  });

  it("is told from what systems leave behind", async () => {
    const root = folder({
      "ole/x.ipynb": cells("O"),
      "pia/x.ipynb": cells("P"),
      "pia/.stversions/x~20260101.ipynb": cells("older"),
      "pia/env/Lib/site-packages/demo/01-slug.ipynb": cells("demo"),
      ".Trashes/501/gone.ipynb": cells("gone"),
      "$RECYCLE.BIN/S-1-5/gone.ipynb": cells("gone"),
      "pia/._x.ipynb": "Mac OS X",
      "pia/~$x.ipynb": "owner",
    });
    const { submissions, notes } = await collect(root, name);
    expect(submissions.map(({ path, notes: own }) => [path, own])).toEqual([
      ["ole/x.ipynb", []],
      ["pia/x.ipynb", []],
    ]);
    expect(notes).toEqual([]);
  });

  it("is not what a grading has left there", async () => {
    const root = folder({
      "una/x.ipynb": cells("U"),
      "vic/x.ipynb": cells("V"),
      "marks of may/results/una.json": "{}",
      "marks of may/report.html": "<p>",
      "marks of may/01-slug.ipynb": cells("a copy"),
    });
    for (const out of [join(root, "marks of may"), `${root}/una/../marks of may/`]) {
      const { submissions, notes } = await collect(root, name, undefined, out);
      expect([submissions.map(({ student }) => student), notes]).toEqual([["una", "vic"], []]);
    }
    await expect(collect(root, name, undefined, `${root}/`)).rejects.toThrow(
      `${root}: what is handed in and the results are to be in one folder; name another`,
    );
  });

  it("under one name in two encodings is two students'", async () => {
    const root = folder({ "zoë.ipynb": cells("utf-8") });
    writeFileSync(
      Buffer.concat([Buffer.from(`${root}/`), Buffer.from("zo\xeb.ipynb", "latin1")]),
      cells("latin"),
    );
    const { submissions } = await collect(root, name);
    expect(submissions.map(({ path }) => path)).toEqual(["7a6feb2e6970796e62 zoë.ipynb", "zoë.ipynb"]);
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
    ["one name before one student's number", ["unit_4_11_a.ipynb", "unit_4_12_b.ipynb", "unit_4_13_c.ipynb"]],
    ["two names before numbers that recur", ["ex_1_1_ann.ipynb", "ex_1_2_ben.ipynb", "lab_2_3_cat.ipynb"]],
    ["years and months", ["2025_03_ann.ipynb", "2025_03_ben.ipynb", "2025_04_cat.ipynb"]],
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
    ["a folder around all files", ["Downloads/ann.ipynb", "Downloads/bo.ipynb"], ["ann", "bo"]],
    [
      "sections of files",
      ["monday/ann.ipynb", "monday/bo.ipynb", "friday/cy.ipynb", "friday/dee.ipynb"],
      ["ann", "bo", "cy", "dee"],
    ],
    [
      "one name in two classes",
      ["class_a/ann/x.ipynb", "class_a/bo/x.ipynb", "class_b/ann/x.ipynb", "class_b/bo/x.ipynb"],
      ["class_a/ann", "class_a/bo", "class_b/ann", "class_b/bo"],
    ],
    ["versions", ["ann/draft/x.ipynb", "ann/final/x.ipynb", "bo/draft/x.ipynb"], ["ann", "ann", "bo"]],
    [
      "everybody's copy of one repository",
      [
        "ann/exercises/01-slug/01-slug.ipynb",
        "bo/exercises/01-slug/01-slug.ipynb",
        "cy/01-slug/01-slug.ipynb",
      ],
      ["ann", "bo", "cy"],
    ],
    [
      "one name in two tutorials of files",
      ["tut1/max.ipynb", "tut1/ida.ipynb", "tut2/max.ipynb", "tut2/eva.ipynb"],
      ["tut1/max", "ida", "tut2/max", "eva"],
    ],
    ["numbered students", ["1/hw/x.ipynb", "2/hw/x.ipynb"], ["1", "2"]],
  ])("with %s has each student once", (_, paths, owners) => {
    expect(students(...paths)).toEqual(owners.map((owner) => `flat: ${owner}`));
  });

  it("of a platform stays that of its files when others lie among them", () => {
    const canvas = ["o-brien_11_900_01-slug.ipynb", "r2d2_14_903_01-slug-1.ipynb", "by mail, kim.ipynb"];
    expect(students(...canvas)).toEqual(["canvas: 11", "canvas: 14", "flat: by mail, kim"]);
    const namesakes = ["wangwei_11_900_01-slug.ipynb", "wangwei_12_901_01-slug.ipynb"];
    expect(students(...namesakes)).toEqual(["canvas: 11", "canvas: 12"]);
    const nbgrader = ["submitted/ann/01-slug/01-slug.ipynb", "submitted/kim/other/01-slug.ipynb"];
    expect(students(...nbgrader)).toEqual(["nbgrader: ann", "nbgrader: kim"]);
    const moodle = ["Ann A_7_assignsubmission_file_/x.ipynb", "late/bo/x.ipynb", "late/cy/x.ipynb"];
    expect(students(...moodle)).toEqual(["moodle: Participant 7", "flat: bo", "flat: cy"]);
  });
});
