/** What the check of a turn tells a learner: heard here, for tests of right answers and of hints. */
import { afterEach, expect, vi } from "vitest";

/** The lines since the test began. */
export const told: string[] = [];
vi.spyOn(console, "log").mockImplementation((line: string) => void told.push(line));
afterEach(() => told.splice(0));

export function right(): void {
  expect(told.join()).toMatch(/^✓/);
}

export function wrong(hint: string): void {
  expect(told.join()).toMatch(/^✗/);
  expect(told.join()).toContain(hint);
}
