/**
 * What one hand-in may take in all, over all its processes: processor time, time of its own, and bytes that it
 * sends. Time of its own is what passes while it is asked, less what a full machine makes everybody wait.
 */
import type { Limits } from "./isolation.js";
import { ownDelay } from "./processor-time.js";

export interface Spent {
  readonly cpuMs: number;
  /** Time that passed while the process was asked. */
  readonly askedMs: number;
  /** Of it, what the machine was busy with others. */
  readonly delayMs: number;
  readonly bytes: number;
}

export interface Spender {
  spent(): Spent;
}

export class Budget {
  private readonly limits: Limits;
  private readonly spenders = new Set<Spender>();
  private readonly delayBefore = ownDelay();
  private known = 0;
  private askedAtLastLook = 0;
  /** The share at which laws were first shortened, if they were. */
  private halfway: number | undefined;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  add(spender: Spender): void {
    this.spenders.add(spender);
  }

  /** The share of the budget that is gone; 1 or more if nothing is left. Looks closely once a quarter of a second. */
  used(): number {
    let asked = 0;
    for (const spender of this.spenders) asked += (spender as Spender & { readonly askedMs: number }).askedMs;
    if (asked - this.askedAtLastLook < 250) return this.known;
    this.askedAtLastLook = asked;
    return this.look();
  }

  /** The share that is gone, as exactly as the system says it. */
  look(): number {
    const { budgetCpuMs, budgetMs, budgetBytes } = this.limits;
    let [cpu, own, bytes] = [0, -(ownDelay() - this.delayBefore), 0];
    for (const spender of this.spenders) {
      const spent = spender.spent();
      cpu += spent.cpuMs;
      own += spent.askedMs - spent.delayMs;
      bytes += spent.bytes;
    }
    this.known = Math.max(this.known, cpu / budgetCpuMs, Math.max(cpu, own) / budgetMs, bytes / budgetBytes);
    return this.known;
  }

  /** Whether laws are to run their shorter list, because half of the budget is gone. */
  isHalfGone(): boolean {
    if (this.look() >= 0.5) this.halfway ??= this.known;
    return this.known >= 0.5;
  }

  /** Milliseconds that one request may still take. */
  leftMs(): number {
    return Math.max(1, (1 - this.known) * Math.min(this.limits.budgetMs, this.limits.budgetCpuMs));
  }

  /** Whether a slower or faster machine could have decided otherwise. */
  isClose(): boolean {
    const close = (limit: number) => Math.abs(this.known - limit) <= 0.1 * limit;
    return close(0.5) || close(1);
  }
}
