import { expect, it } from "vitest";
import { coursePackages } from "../../../tools/site/build/course-packages.js";
import { kernelLibraries } from "../../../tools/site/build/kernel-libraries.js";
import { libraryModule } from "../../../tools/site/build/library-plugin.js";

it("an assignment whose judge is missing gets no library, never the whole one", async () => {
  const libraries = await kernelLibraries([
    { kind: "notebook", slug: "04-the-corridor" },
    { kind: "assignment", slug: "99-nobody-judges" },
  ]);
  expect(libraries.map(({ name }) => name)).toEqual(["course", "99-nobody-judges"]);
  const [course, unjudged] = libraries.map((library) => libraryModule(coursePackages(), library));
  expect(course).toContain('import("coordlab")');
  expect(unjudged).not.toContain("import(");
});
