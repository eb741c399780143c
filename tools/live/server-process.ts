/** The process that serves. Its parent says what, and starts another when this one dies. */
import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { CourseError } from "../course-error.js";
import { LessonOver } from "./lesson-over.js";
import { type ServerOptions, serve } from "./server.js";

/** What the process tells its parent. */
export type Report =
  | { readonly type: "ready"; readonly phonePort: number; readonly staffPort: number }
  | { readonly type: "ended" }
  | { readonly type: "refused"; readonly text: string; readonly over: boolean };

const tell = (report: Report) => process.send?.(report);

process.once("message", async (options: ServerOptions) => {
  // Nobody waits any more for a server that has not begun.
  const gone = () => {
    if (!options.keep) rmSync(options.folder, { recursive: true, force: true });
    process.exit(1);
  };
  process.once("disconnect", gone);
  try {
    const server = await serve(options);
    process.off("disconnect", gone);
    tell({ type: "ready", phonePort: server.phonePort, staffPort: server.staffPort });
    const stop = async () => {
      await server.close();
      process.exit(0);
    };
    process.once("SIGTERM", stop);
    // A parent that was killed cannot tidy up.
    const orphaned = async () => {
      await server.close();
      if (!options.keep) await rm(options.folder, { recursive: true, force: true });
      process.exit(0);
    };
    process.once("disconnect", orphaned);
    if (!process.connected) await orphaned();
    await server.ended;
    tell({ type: "ended" });
    await stop();
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    tell({ type: "refused", text: error.message, over: error instanceof LessonOver });
    process.disconnect();
  }
});

// Ctrl-C and a terminal that closes reach the whole group; the parent decides what comes of it.
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
