/**
 * A student's notebook, running: the names that a question asks for, as stand-ins that call into the sandbox.
 * After a fault the process is started again for the next check, so that one question costs no other; a cell that
 * did not come to its end is not run again.
 */
import type { CompiledCell } from "../program/compiled-cell.js";
import type { Program } from "../program/program.js";
import type { Budget } from "../sandbox/budget.js";
import type { Isolation, Limits } from "../sandbox/isolation.js";
import type { Runtime } from "../sandbox/runtime.js";
import { Sandbox } from "../sandbox/sandbox.js";
import { StudentFault } from "../sandbox/student-fault.js";
import { StudentFunction, toWire } from "../sandbox/wire.js";
import { type CellFailure, readFailures } from "./cell-failure.js";
import { RunnableCells } from "./runnable-cells.js";
import type { Called, Calls, Reads } from "./written.js";

/** One call as a person reads it afterwards. */
export interface CallRecord {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly result?: unknown;
  readonly fault?: string;
}

export interface Surroundings {
  readonly runtime: Runtime;
  readonly limits: Limits;
  readonly isolation: Isolation;
}

interface Request {
  readonly op: "call" | "read";
  readonly name: string;
  readonly handle?: number;
  readonly args?: readonly unknown[];
  readonly keep?: boolean;
}

export class RunningNotebook {
  /** The calls of the trial that is running. */
  calls: CallRecord[] = [];
  failures: readonly CellFailure[] = [];
  /** Told now and then that the student's process answers. */
  answered: () => void = () => {};
  private lastAnswered = 0;
  readonly budget: Budget;
  private readonly runnable: RunnableCells;
  private readonly surroundings: Surroundings;
  /** The names that all questions together ask for, run in one process as long as that goes well. */
  private readonly allNames: readonly string[];
  private readonly readBefore = new Map<string, Reads>();
  /** A process that has run nothing yet, or runs the program `running`. */
  private sandbox: Sandbox | undefined;
  private running: string | undefined;
  private together = true;

  /** @param started a process that has run nothing yet, and its budget; it is closed with the notebook */
  constructor(
    cells: readonly CompiledCell[],
    {
      names,
      sandbox,
      budget,
    }: { readonly names: readonly string[]; readonly sandbox: Sandbox; readonly budget: Budget },
    surroundings: Surroundings,
  ) {
    this.sandbox = sandbox;
    this.budget = budget;
    this.runnable = new RunnableCells(cells);
    this.allNames = names;
    this.surroundings = surroundings;
  }

  /**
   * Gets the names of one question ready: all cells that any question needs, or, once that has failed, only
   * those that this one needs.
   *
   * @throws StudentFault if a name is behind a cell that does not compile, or the cells do not come to an end
   */
  async open(names: readonly string[]): Promise<void> {
    this.runnable.refuseBroken(names);
    if (this.together) {
      try {
        await this.run(this.runnable.program(this.allNames));
        return;
      } catch (fault) {
        if (!(fault instanceof StudentFault) || fault.kind === "spent") throw fault;
        this.together = false;
        // The cell that hung is known now: whoever does not need it may go on.
        this.runnable.refuseBroken(names);
      }
    }
    await this.run(this.runnable.program(names));
  }

  /** From now on each question's cells run by themselves. @returns whether they ran together until now */
  separate(): boolean {
    const was = this.together;
    this.together = false;
    return was;
  }

  /** Stand-ins for the functions called `names`; those in `keeping` must leave their arguments as they were. */
  functions(names: readonly string[], keeping: readonly string[] = []): Calls {
    return Object.fromEntries(
      names.map((name) => [name, this.standIn(name, { name, keep: keeping.includes(name) })]),
    );
  }

  /** The values called `names`, read once for all checks of a question. @throws StudentFault if one is not there */
  async values(names: readonly string[]): Promise<Reads> {
    const key = names.join();
    const known = this.readBefore.get(key);
    if (known) return known;
    const read: [string, unknown][] = [];
    for (const name of names) read.push([name, await this.ask({ op: "read", name })]);
    const values = Object.fromEntries(read);
    this.readBefore.set(key, values);
    return values;
  }

  /** Cells that did not come to their end, by position. */
  get hanging(): ReadonlyMap<number, string> {
    return this.runnable.hanging;
  }

  close(): void {
    this.sandbox?.close();
    this.sandbox = undefined;
  }

  private async run(program: Program): Promise<void> {
    if (this.sandbox?.alive && this.running === program.text) return;
    const { runtime, limits, isolation } = this.surroundings;
    if (!this.sandbox?.alive || this.running !== undefined) {
      this.close();
      this.sandbox = new Sandbox(runtime, limits, isolation, this.budget);
    }
    this.running = program.text;
    const { sandbox } = this;
    try {
      const failures = await sandbox.request({ op: "load", program: program.text }, limits.loadMs);
      this.failures = readFailures(failures);
    } catch (fault) {
      const { at } = sandbox;
      // Where all cells run together, a process can die of what an earlier cell has left behind
      const blamed = !this.together || (fault instanceof StudentFault && fault.kind === "silent");
      if (blamed && at !== undefined && program.cells.includes(at)) this.runnable.leaveOut(at);
      throw fault;
    }
  }

  private standIn(name: string, target: { name: string; handle?: number; keep?: boolean }): Called {
    return async (...args) => {
      const index = this.calls.push({ name, args }) - 1;
      try {
        const result = await this.ask({
          op: "call",
          ...target,
          args: args.map((arg) => toWire(unwrapped(arg))),
        });
        this.calls[index] = { name, args, result };
        return result;
      } catch (error) {
        if (error instanceof StudentFault) this.calls[index] = { name, args, fault: error.message };
        throw error;
      }
    };
  }

  /**
   * What comes back is inert: a function in it is a token that can be sent back and nothing else. Only a function
   * that is the whole answer becomes a stand-in, for the judge to call where it asked for a function.
   */
  private async ask(request: Request): Promise<unknown> {
    if (!this.sandbox) throw new StudentFault("died", "there is no process");
    const value = await this.sandbox.request(request, this.surroundings.limits.callMs);
    if (performance.now() - this.lastAnswered > 1000) {
      this.lastAnswered = performance.now();
      this.answered();
    }
    if (!(value instanceof StudentFunction)) return value;
    const inner = `what ${request.name} returned`;
    return Object.assign(this.standIn(inner, { name: inner, handle: value.handle }), { [handle]: value });
  }
}

const handle = Symbol("the student's function behind a stand-in");

function unwrapped(arg: unknown): unknown {
  return typeof arg === "function" && handle in arg ? arg[handle] : arg;
}
