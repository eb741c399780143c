/** Everything that each assignment's package holds, read and evaluated; whether any of it answers is asked in the outer ring. */
import { describe, expect, it } from "vitest";
import { partsIn } from "../../../tools/pack/bodies.js";
import { libraryPackages } from "../../../tools/pack/library.js";
import { withheldParts } from "../../../tools/pack/make-library.js";
import { packLibrary } from "../../../tools/pack/pack-library.js";
import { references } from "../../../tools/pack/references.js";
import { type Anything, everything } from "./everything.js";
import { withholdingAssignments } from "./withholding-assignments.js";

const library = await references(await libraryPackages());

describe.each(await withholdingAssignments())("the library of $name", async ({ withheld }) => {
  const packed = await packLibrary({ withheld, format: "cjs" });
  const text = packed.files.get("library.cjs")!;

  it("holds no code of what is withheld, as a script or as modules", async () => {
    const modules = await packLibrary({ withheld, format: "esm" });
    const parts = withheldParts(packed.withheld, library);
    expect(parts.size).toBeGreaterThan(0);
    const whole = await packLibrary({ withheld: [], format: "cjs" });
    expect(partsIn(whole.files.get("library.cjs")!, parts).length).toBeGreaterThan(0);
    for (const file of [...packed.files.values(), ...modules.files.values()])
      expect(partsIn(file, parts)).toEqual([]);
  });

  it("has a stub for each withheld name", () => {
    const exported = everything(text).exports;
    for (const [owner, names] of packed.withheld)
      for (const name of names.keys()) {
        const stub = exported[owner]![name] as Anything | Record<string, Anything>;
        for (const one of typeof stub === "function" ? [stub] : Object.values(stub))
          expect(() => one()).toThrow("this assignment is done without");
      }
  });
});
