/** What a machine may lack. A test that cannot run says so; `npm run test:all` repeats it loudly. */
import type { TestContext } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** What the machine lacks for this test. */
    lacks?: string;
  }
}

/** The thing itself if it is there; otherwise the test ends here, and the last lines of the run name what is lacking. */
export function needs<Thing>({ task, skip }: TestContext, thing: Thing | undefined, name: string): Thing {
  if (thing !== undefined) return thing;
  task.meta.lacks = name;
  return skip(name);
}
