/** Tabs of one browser share what is kept; each hears what the others change. */

/** Kinds of work that a learner makes; the rest may differ from tab to tab. */
const work = /^(?:edit|written|bet)\//;

const channel =
  typeof BroadcastChannel === "function" ? new BroadcastChannel("coordination-course-work") : undefined;

export function tellOtherTabs(key: string): void {
  if (work.test(key)) channel?.postMessage(key);
}

/** @param heard is told the key of what another tab changed */
export function whenChangedElsewhere(heard: (key: string) => void): void {
  channel?.addEventListener("message", ({ data }: MessageEvent<string>) => heard(data));
}
