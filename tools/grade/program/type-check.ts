/**
 * The types of a whole notebook in one go, by a checker that stays warm: about 0.1 s a notebook.
 *
 * The cells become nested blocks of one module, so that a name means what it means in the kernel: the nearest
 * definition above, and a cell may define a name again. The options are those of the kernel, so that nobody
 * meets an error here that the notebook did not show.
 */
import { join } from "node:path";
import { projectRoot } from "../../project.js";
import { type CellText, cellText, tooDeep } from "./cell-text.js";

// Required, not imported: an import reads the nine megabytes twice over to learn what they export.
import ts = require("typescript");

export interface CheckedCell extends CellText {
  /** What the compiler says against the cell; a cell with problems is not run. */
  readonly problems: readonly string[];
  /** The names that the cell uses and another defines: name and the other's position. */
  readonly uses: ReadonlyMap<string, number>;
}

/** A namespace may stand at the top of a cell; here that is a block. */
const namespaceInBlock = 1235;

/** Characters below which no cell is nested too deeply. */
const shortestDeep = 1_000;

export class TypeChecker {
  private readonly files = new Map<string, ts.SourceFile | undefined>();
  private readonly options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    experimentalDecorators: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    typeRoots: [join(projectRoot, "node_modules", "@types")],
  };
  private readonly modules = ts.createModuleResolutionCache(projectRoot, (name) => name, this.options);
  private program: ts.Program | undefined;

  /** @param types whether to look at types at all; without them names are still told apart */
  check(sources: readonly string[], types = true): CheckedCell[] {
    const cells = sources.map(cellText);
    try {
      return this.checked(cells, types);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.checked(
        cells.map((cell) => (this.isTooDeep(cell) ? tooDeep(cell.source) : cell)),
        types,
      );
    }
  }

  /** Whether a cell by itself is more than the compiler can go down into. */
  private isTooDeep(cell: CellText): boolean {
    if (cell.source.length < shortestDeep) return false;
    try {
      this.checked([cell], false);
      return false;
    } catch (error) {
      if (error instanceof RangeError) return true;
      throw error;
    }
  }

  private checked(cells: readonly CellText[], types: boolean): CheckedCell[] {
    const { text, starts, importStarts } = nested(cells);
    const path = join(projectRoot, ".course", "notebook.ts");
    const file = ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.ES2022 }, true);
    this.program = ts.createProgram({
      rootNames: [path],
      options: this.options,
      host: this.host(path, file),
      ...(this.program ? { oldProgram: this.program } : {}),
    });
    const lengths = cells.map(({ body, problems }) => (problems.length > 0 ? 0 : body.length));
    const cellAt = (position: number) => {
      const within = (start: number, i: number) => position >= start && position <= start + lengths[i]!;
      const inBody = starts.findIndex(within);
      return inBody >= 0
        ? inBody
        : (importStarts.find(({ from, to }) => position >= from && position <= to)?.cell ?? -1);
    };
    const problems = cells.map((cell) => [...cell.problems]);
    const found = types ? this.program.getSemanticDiagnostics(file) : [];
    for (const { start, file: where, messageText, code } of found) {
      if (where !== file || start === undefined) continue;
      if (code === namespaceInBlock) continue;
      const line = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n")[0];
      problems[cellAt(start)]?.push(`${line} (TS${code})`);
    }
    const uses = cells.map(() => new Map<string, number>());
    const checker = this.program.getTypeChecker();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && !isMember(node)) {
        const user = cellAt(node.getStart(file));
        const definer = definition(checker, node, file, cellAt);
        if (user >= 0 && definer !== undefined && definer >= 0 && definer !== user)
          uses[user]!.set(node.text, definer);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return cells.map((cell, i) => ({ ...cell, problems: problems[i]!, uses: uses[i]! }));
  }

  private host(path: string, notebook: ts.SourceFile): ts.CompilerHost {
    const base = ts.createCompilerHost(this.options);
    return {
      ...base,
      fileExists: (name) => name === path || base.fileExists(name),
      getSourceFile: (name, languageVersion) => {
        if (name === path) return notebook;
        if (!this.files.has(name)) this.files.set(name, base.getSourceFile(name, languageVersion));
        return this.files.get(name);
      },
      getModuleResolutionCache: () => this.modules,
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => ts.resolveModuleName(text, from, this.options, base, this.modules)),
      writeFile: () => {},
    };
  }
}

/** The cells as nested blocks below all their imports, and where each begins. */
function nested(cells: readonly CellText[]) {
  let text = "export {};\n";
  const importStarts: { from: number; to: number; cell: number }[] = [];
  const locals = new Set<string>();
  cells.forEach(({ imports, problems }, cell) => {
    for (const { local, text: line } of imports) {
      if (locals.has(local) || problems.length > 0) continue;
      locals.add(local);
      importStarts.push({ from: text.length, to: text.length + line.length, cell });
      text += `${line}\n`;
    }
  });
  const starts = cells.map(({ body, problems }) => {
    text += "{";
    const start = text.length;
    text += `${problems.length > 0 ? "" : body}\n`;
    return start;
  });
  return { text: text + "}".repeat(cells.length), starts, importStarts };
}

/** Whether it is the name of a member: what that is would have to be found out from types, and no cell defines it. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isQualifiedName(parent) && parent.right === node;
}

/** The cell that defines what an identifier refers to, if a cell does. */
function definition(
  checker: ts.TypeChecker,
  node: ts.Identifier,
  file: ts.SourceFile,
  cellAt: (position: number) => number,
): number | undefined {
  const shorthand = ts.isShorthandPropertyAssignment(node.parent);
  const symbol = shorthand
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const declaration = symbol?.declarations?.[0];
  return declaration?.getSourceFile() === file ? cellAt(declaration.getStart(file)) : undefined;
}
