/** Solutions that are deaf on one ear: a parameter, or a field of one, stays what it was in the first call. */
import ts = require("typescript");

export interface Frozen {
  /** `sight.step`, or `order`. */
  readonly parameter: string;
  readonly source: string;
}

/** The names of the parameters of the function called `name`; undefined if the cell defines none. */
export function parametersOf(source: string, name: string): string[] | undefined {
  return functionCalled(source, name)?.parameters.map((parameter) => parameter.name.getText());
}

/** @param fields by parameter, the fields of the records that it is given; one that the cell does not name is left */
export function frozenParameters(
  source: string,
  name: string,
  fields: readonly (readonly string[])[],
): Frozen[] {
  const found = functionCalled(source, name);
  if (found?.body === undefined) return [];
  const { body } = found;
  const text = body.getText();
  return found.parameters.flatMap(({ name: own }, i): Frozen[] => {
    if (!ts.isIdentifier(own)) return [];
    const parameter = own.text;
    const frozen = (what: string, line: string): Frozen => ({
      parameter: what,
      source: ts.isBlock(body)
        ? `${source.slice(0, body.getStart() + 1)}\n${line}\n${source.slice(body.getStart() + 1)}`
        : `${source.slice(0, body.getStart())}{ ${line} return ${text}; }${source.slice(body.end)}`,
    });
    const kept = (key: string, value: string) =>
      `((globalThis as any)[${JSON.stringify(`first ${name} ${key}`)}] ??= ${value})`;
    const named = (fields[i] ?? []).filter((field) => new RegExp(`\\b${field}\\b`).test(text));
    return [
      frozen(parameter, `${parameter} = ${kept(parameter, parameter)};`),
      ...named.map((field) =>
        frozen(
          `${parameter}.${field}`,
          `${parameter} = { ...(${parameter} as any), ${field}: ${kept(`${parameter}.${field}`, `(${parameter} as any).${field}`)} };`,
        ),
      ),
    ];
  });
}

/** A solution that answers right and spoils what it was given; undefined where nothing can be spoilt. */
export function ruiningArguments(
  source: string,
  name: string,
  parameters: readonly string[],
): string | undefined {
  const found = functionCalled(source, name);
  const named = parameters.filter((parameter) => /^\w+$/.test(parameter));
  if (found?.body === undefined || named.length === 0) return undefined;
  const { body } = found;
  const inner = ts.isBlock(body)
    ? source.slice(body.getStart() + 1, body.end - 1)
    : `return ${body.getText()};`;
  const spoil = `const spoil = (it: any) => { for (const inner of Object.values(it)) if (typeof inner === "object" && inner !== null) spoil(inner); if (Array.isArray(it)) it.push(it.pop() === 1 ? 2 : 1); else if (ArrayBuffer.isView(it)) (it as any)[0]++; else it.spoilt = true; };`;
  const text = `{ ${spoil} try {\n${inner}\n} finally { ${named.map((parameter) => `spoil(${parameter});`).join(" ")} } }`;
  return source.slice(0, body.getStart()) + text + source.slice(body.end);
}

type WithBody = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

function functionCalled(source: string, name: string): WithBody | undefined {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  let found: WithBody | undefined;
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) found = statement;
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: own, initializer } of statement.declarationList.declarations)
      if (
        own.getText() === name &&
        initializer &&
        (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      )
        found = initializer;
  }
  return found;
}
