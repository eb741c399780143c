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
  /** The share that is open now; the rest is kept for what comes later. */
  private open = 1;
  private isDoubtful = false;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  add(spender: Spender): void {
    this.spenders.add(spender);
  }

  /** From now on the budget counts as used up once this share of it is gone. */
  openTo(share: number): void {
    this.open = share;
  }

  /** Whether nothing is left. Looks closely once a quarter of a second. */
  isUsedUp(): boolean {
    let asked = 0;
    for (const spender of this.spenders) asked += (spender as Spender & { readonly askedMs: number }).askedMs;
    if (asked - this.askedAtLastLook >= 250) {
      this.askedAtLastLook = asked;
      this.look();
    }
    return this.isMore(this.known, this.open);
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

  /** The share that is left, if any. */
  left(): number {
    return Math.max(0, this.open - this.look());
  }

  /** Milliseconds that one request may still take. */
  leftMs(): number {
    const share = Math.max(0, this.open - this.known);
    return Math.max(1, share * Math.min(this.limits.budgetMs, this.limits.budgetCpuMs));
  }

  /** Whether a share is at a limit or above. That it is near is remembered: another machine could see it otherwise. */
  isMore(share: number, limit: number): boolean {
    if (Math.abs(share - limit) <= 0.1 * limit && share > 0.01) this.isDoubtful = true;
    return share >= limit;
  }

  /** Something took nearly as long as it may, or a little longer. */
  isNearLimit(): void {
    this.isDoubtful = true;
  }

  /** Whether a slower or faster machine could have decided otherwise. */
  isClose(): boolean {
    return this.isDoubtful;
  }
}
