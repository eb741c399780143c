/**
 * A student's notebook, running: the names that a question asks for, as stand-ins that call into the sandbox.
 * After a fault the process is started again for the next check, so that one question costs no other.
 */

import { compiling, type Program, programFor } from "../program/program.js";
import type { CheckedCell } from "../program/type-check.js";
import type { Isolation, Limits } from "../sandbox/isolation.js";
import type { Runtime } from "../sandbox/runtime.js";
import { Sandbox, StudentFault } from "../sandbox/sandbox.js";
import { StudentFunction, toWire } from "../sandbox/wire.js";
import type { Called, Calls, Reads } from "./judge.js";

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

/** What went wrong in a cell while it ran, by the cell's position. */
export interface CellFailure {
  readonly cell: number;
  readonly message: string;
}

interface Request {
  readonly op: "call" | "read";
  readonly name: string;
  readonly handle?: number;
  readonly args?: readonly unknown[];
}

export class RunningNotebook {
  /** The calls of the trial that is running. */
  calls: CallRecord[] = [];
  failures: readonly CellFailure[] = [];
  private readonly cells: readonly CheckedCell[];
  private readonly surroundings: Surroundings;
  /** The names that all questions together ask for, run in one process as long as that goes well. */
  private readonly allNames: readonly string[];
  private readonly programs = new Map<string, Program>();
  /** A process that has run nothing yet, or runs the program `running`. */
  private sandbox: Sandbox | undefined;
  private running: string | undefined;
  private together = true;

  /** @param started a process that has run nothing yet; it is closed with the student */
  constructor(
    cells: readonly CheckedCell[],
    { names, started }: { readonly names: readonly string[]; readonly started: Sandbox },
    surroundings: Surroundings,
  ) {
    this.sandbox = started;
    this.cells = compiling(cells);
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
    for (const [name, { cell, problem }] of this.program(names).broken)
      throw new StudentFault("threw", `${name} needs cell ${cell + 1}, which does not compile: ${problem}`);
    if (this.together) {
      try {
        await this.run(this.program(this.allNames));
        return;
      } catch (fault) {
        if (!(fault instanceof StudentFault)) throw fault;
        this.together = false;
      }
    }
    await this.run(this.program(names));
  }

  /** Stand-ins for the functions called `names`. */
  functions(names: readonly string[]): Calls {
    return Object.fromEntries(names.map((name) => [name, this.standIn(name, { name })]));
  }

  /** The values called `names`, as they are now. @throws StudentFault if one is not there */
  async values(names: readonly string[]): Promise<Reads> {
    const read: [string, unknown][] = [];
    for (const name of names) read.push([name, await this.ask({ op: "read", name })]);
    return Object.fromEntries(read);
  }

  close(): void {
    this.sandbox?.close();
    this.sandbox = undefined;
  }

  private program(names: readonly string[]): Program {
    const key = names.join();
    const known = this.programs.get(key) ?? programFor(names, this.cells);
    this.programs.set(key, known);
    return known;
  }

  private async run(program: Program): Promise<void> {
    if (this.sandbox?.alive && this.running === program.text) return;
    const { runtime, limits, isolation } = this.surroundings;
    if (!this.sandbox?.alive || this.running !== undefined) {
      this.close();
      this.sandbox = new Sandbox(runtime, limits, isolation);
    }
    this.running = program.text;
    const request = { op: "load", program: program.text };
    const failures = await this.sandbox.request(request, limits.loadMs);
    this.failures = readFailures(failures);
  }

  private standIn(name: string, target: { name: string; handle?: number }): Called {
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

  private async ask(request: Request): Promise<unknown> {
    if (!this.sandbox) throw new StudentFault("died", "there is no process");
    const value = await this.sandbox.request(request, this.surroundings.limits.callMs);
    return this.callable(value, request.name);
  }

  /** A function that came back becomes a stand-in as well, wherever it lies in the value. */
  private callable(value: unknown, name: string): unknown {
    if (value instanceof StudentFunction) {
      const inner = `what ${name} returned`;
      return Object.assign(this.standIn(inner, { name: inner, handle: value.handle }), { [handle]: value });
    }
    if (Array.isArray(value)) return value.map((item) => this.callable(item, name));
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.callable(item, name)]));
  }
}

const handle = Symbol("the student's function behind a stand-in");

function unwrapped(arg: unknown): unknown {
  return typeof arg === "function" && handle in arg ? arg[handle] : arg;
}

function readFailures(value: unknown): CellFailure[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: { cell?: unknown; message?: unknown } | null) =>
    typeof item?.cell === "number" && typeof item.message === "string"
      ? [{ cell: item.cell, message: item.message }]
      : [],
  );
}
