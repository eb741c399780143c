/** `import` in a cell: the course's packages, by name. */
import { nearest } from "./nearest.js";
import { ImportTrouble } from "./trouble.js";

/** What a kernel's library file exports; the build makes one for the course and one for each assignment. */
export interface Library {
  readonly packages: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;
  /** Names that are types only, by package. */
  readonly typeNames: Readonly<Record<string, readonly string[]>>;
  /** What draws a chart to SVG as the library does for notebooks that are committed. */
  drawStill(): Promise<(figure: object) => Promise<string>>;
}

/**
 * The module of a package, once all `names` are known to be there.
 *
 * @throws ImportTrouble that says what to write instead
 */
export async function importPackage(
  { packages, typeNames }: Library,
  from: string,
  names: readonly string[] = [],
): Promise<Readonly<Record<string, unknown>>> {
  const load = Object.hasOwn(packages, from) ? packages[from] : undefined;
  if (!load) {
    const known = Object.keys(packages).map((name) => `\`${name}\``);
    if (known.length === 0)
      throw new ImportTrouble(
        "This copy of the course came without the judge of this assignment, and so without its library. Ask for a whole copy, or open the assignment where you got it.",
      );
    throw new ImportTrouble(
      `There is no package \`${from}\` here; cells can import from ${known.join(", ")}.`,
    );
  }
  const module = await load();
  for (const name of names) {
    if (name in module || typeNames[from]?.includes(name)) continue;
    const elsewhere = await packageWith(packages, name);
    const [meant] = nearest(name, Object.keys(module));
    const help = elsewhere ? ` It is in \`${elsewhere}\`.` : meant ? ` Did you mean \`${meant}\`?` : "";
    throw new ImportTrouble(`\`${from}\` has no \`${name}\`.${help}`);
  }
  return module;
}

async function packageWith(packages: Library["packages"], name: string): Promise<string | undefined> {
  for (const [from, load] of Object.entries(packages)) if (name in (await load())) return from;
  return undefined;
}
