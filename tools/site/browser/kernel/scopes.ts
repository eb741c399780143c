/** Which names a piece of JavaScript declares at its top level, and which it takes from outside. */
import type { AnyNode, Function as FunctionNode, Identifier, Program } from "acorn";
import { boundNames, type Declared, declareStatement, lexicalNames, varNames } from "./declarations.js";

export interface NamesOfProgram {
  /** Declared at top level, imports included. */
  readonly declared: ReadonlyMap<string, Declared>;
  /** Every mention of a name that nothing in the program declares. */
  readonly outside: readonly Mention[];
}

export interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** In `{ name }`, where the name stands for a key too. */
  readonly shorthand: boolean;
  /** Assigned to, or changed in place (`name.x = 1`, `name.push(1)`). */
  readonly changes: boolean;
}

type Scope = { readonly names: Set<string>; readonly above?: Scope | undefined };
type Node = AnyNode;

/** Methods that change what they are called on. */
const changing = new Set(
  "push pop shift unshift splice sort reverse fill copyWithin set add delete clear".split(" "),
);

export function namesOf(program: Program): NamesOfProgram {
  const declared = new Map<string, Declared>();
  for (const statement of program.body) declareStatement(statement as Node, declared);
  for (const name of varNames(program.body as Node[]))
    if (!declared.has(name)) declared.set(name, { changeable: true });
  const outside: Mention[] = [];
  const top: Scope = { names: new Set(declared.keys()) };
  for (const statement of program.body) visit(statement as Node, top);
  return { declared, outside };

  function visit(node: Node | null | undefined, scope: Scope, changes = false): void {
    if (!node) return;
    switch (node.type) {
      case "Identifier":
        return mention(node, scope, changes);
      case "ImportDeclaration":
      case "MetaProperty":
      case "BreakStatement":
      case "ContinueStatement":
        return;
      case "LabeledStatement":
        return visit(node.body, scope);
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return visitFunction(node, scope);
      case "ClassDeclaration":
      case "ClassExpression": {
        const inner = inside(scope, node.id ? [node.id.name] : []);
        visit(node.superClass, inner);
        return visit(node.body, inner);
      }
      case "MethodDefinition":
      case "PropertyDefinition":
        if (node.computed) visit(node.key, scope);
        return visit(node.value, scope);
      case "Property":
        if (node.computed) visit(node.key, scope);
        if (node.shorthand) return visitShorthand(node.value, scope, changes);
        return visit(node.value as Node, scope, changes);
      case "MemberExpression":
        visit(node.object, scope, changes);
        if (node.computed) visit(node.property, scope);
        return;
      case "AssignmentExpression":
        visit(node.left, scope, true);
        return visit(node.right, scope);
      case "UpdateExpression":
        return visit(node.argument, scope, true);
      case "UnaryExpression":
        return visit(node.argument, scope, node.operator === "delete");
      case "CallExpression": {
        const { callee } = node;
        const method =
          callee.type === "MemberExpression" && !callee.computed && callee.property.type === "Identifier"
            ? callee.property.name
            : "";
        visit(callee, scope, changing.has(method));
        for (const argument of node.arguments) visit(argument, scope);
        return;
      }
      case "BlockStatement":
      case "StaticBlock":
        return children(node, inside(scope, lexicalNames(node.body as Node[])));
      case "SwitchStatement":
        visit(node.discriminant, scope);
        return node.cases.forEach((one) => {
          children(
            one,
            inside(
              scope,
              node.cases.flatMap((c) => lexicalNames(c.consequent as Node[])),
            ),
          );
        });
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement": {
        const head = node.type === "ForStatement" ? node.init : node.left;
        return children(node, inside(scope, head ? lexicalNames([head as Node]) : []));
      }
      case "CatchClause": {
        const inner = inside(scope, node.param ? boundNames(node.param) : []);
        visit(node.param as Node, inner);
        return visit(node.body, inner);
      }
      default:
        return children(node, scope, changes && isPattern(node));
    }
  }

  function visitFunction(node: FunctionNode | Node, scope: Scope): void {
    const { id, params, body, type } = node as FunctionNode & { type: string };
    const own = ["arguments", ...params.flatMap(boundNames)];
    if (type === "FunctionExpression" && id) own.push(id.name);
    const statements = body.type === "BlockStatement" ? (body.body as Node[]) : [];
    const inner = inside(scope, [...own, ...varNames(statements), ...lexicalNames(statements)]);
    for (const param of params) visit(param as Node, inner);
    if (body.type === "BlockStatement") for (const statement of statements) visit(statement, inner);
    else visit(body as Node, inner);
  }

  function visitShorthand(value: Node, scope: Scope, changes: boolean): void {
    if (value.type === "AssignmentPattern") {
      mention(value.left as Identifier, scope, changes, true);
      visit(value.right, scope);
    } else mention(value as Identifier, scope, changes, true);
  }

  function mention({ name, start, end }: Identifier, scope: Scope, changes: boolean, shorthand = false) {
    for (let at: Scope | undefined = scope; at; at = at.above) if (at.names.has(name)) return;
    outside.push({ name, start, end, shorthand, changes });
  }

  function children(node: Node, scope: Scope, changes = false): void {
    for (const [key, value] of Object.entries(node)) {
      if (key === "type") continue;
      for (const child of Array.isArray(value) ? value : [value])
        if (typeof child?.type === "string") visit(child as Node, scope, changes);
    }
  }
}

function inside(above: Scope, names: readonly string[]): Scope {
  return { names: new Set(names), above };
}

function isPattern({ type }: Node): boolean {
  return /Pattern$|RestElement/.test(type);
}
