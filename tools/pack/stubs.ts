/** What stands in a packed library for a name that is withheld: it throws, and says why. */
import type { References } from "./declarations.js";
import type { Withheld } from "./withhold.js";

/** The module whose `withheld` makes the stubs; every packed package imports it. */
export const stubModule = `
export function withheld(text) {
  return function withheld() { throw new Error(text); };
}
export function withheldValue(text) {
  const refuse = () => { throw new Error(text); };
  return new Proxy(refuse, { get: refuse, has: refuse, set: refuse, ownKeys: refuse, getPrototypeOf: refuse });
}
`;

/** Statements that export a stub for each withheld name of one package. */
export function stubs(owner: string, gone: Withheld, { exported, declarations }: References): string[] {
  return [...gone].map(([name, cause]) => {
    const declaration = declarations.get(exported.get(owner)!.get(name)!);
    const make = (whole: string, kind: string | undefined) => {
      const why = name === cause ? "" : `, which uses ${cause},`;
      const text = JSON.stringify(
        `this assignment is done without ${owner}'s ${whole}${why.replace(/,$/, "")}: write it yourself`,
      );
      return `/* @__PURE__ */ ${kind === "value" ? "withheldValue" : "withheld"}(${text})`;
    };
    if (declaration?.kind !== "namespace") return `export const ${name} = ${make(name, declaration?.kind)};`;
    const members = [...declaration.members].map(
      ([member, behind]) => `${member}: ${make(`${name}.${member}`, declarations.get(behind)?.kind)}`,
    );
    return `export const ${name} = { ${members.join(", ")} };`;
  });
}
