/** A thread of the library's team of real workers: gives the library's module what Node would give it. */
addEventListener(
  "message",
  ({ data }) => {
    const post = postMessage.bind(globalThis) as (value: unknown) => void;
    const hrtime = { bigint: () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6)) };
    Object.assign(globalThis, { courseTeam: { data, post }, process: { hrtime } });
    void import("course:thread");
  },
  { once: true },
);
