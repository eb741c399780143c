/** Listening on a port that a server which has just died may still hold. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CourseError } from "../course-error.js";

const attempts = 20;
const pause = 100;

/**
 * Listens, and tries again for two seconds while the port is in use.
 *
 * @throws CourseError if it stays so
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      const settle = (problem?: NodeJS.ErrnoException) => {
        server.off("error", settle).off("listening", settle);
        resolve(problem);
      };
      server.once("error", settle).once("listening", settle);
      server.listen({ host, port, exclusive: true });
    });
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code !== "EADDRINUSE") throw new CourseError(`port ${port} cannot be used: ${error.message}`);
    if (attempt === attempts) throw new CourseError(`port ${port} is in use; choose another with --port`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
