/** Between the slides and the presenter's page: two windows of one browser. */
export interface Shown {
  /** Names the slide, also when the notebook has more of them. */
  readonly place: string;
  readonly number: number;
  readonly count: number;
  readonly now: string;
  readonly next: string;
  readonly notes: string;
  /** Whether an answer waits to be shown. */
  readonly answer: boolean;
}

export type Asked = "next" | "back" | "answer" | "hello";

interface Ears {
  asked?(what: Asked): void;
  shown?(slide: Shown): void;
}

export function presenterChannel(slug: string, ears: Ears) {
  const channel = new BroadcastChannel(`coordination-course-slides-${slug}`);
  channel.onmessage = ({ data }: MessageEvent<Asked | Shown>) => {
    if (typeof data === "string") ears.asked?.(data);
    else ears.shown?.(data);
  };
  return {
    tell: (slide: Shown) => channel.postMessage(slide),
    ask: (what: Asked) => channel.postMessage(what),
  };
}
