/** Finds a port to serve on. */
import { createServer, type Server } from "node:net";
import { CourseError } from "../course-error.js";

/** How many ports after the first are tried. */
const tries = 50;

/**
 * The first port from `first` upwards that nobody listens on, on this machine alone.
 *
 * @throws CourseError if the next fifty are all taken
 */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + tries && port < 65536; port++) if (await isFree(port)) return port;
  throw new CourseError(`the ports from ${first} to ${Math.min(first + tries - 1, 65535)} are all in use`);
}

/** @throws CourseError unless the word is a port number */
export function readPort(word: string): number {
  const port = Number(word);
  if (!/^\d+$/.test(word) || port < 1 || port > 65535)
    throw new CourseError(`--port must be in 1..65535, got ${word}`);
  return port;
}

/**
 * Lets a server listen on the first port from `first` upwards that is free at that moment; resolves to the port.
 *
 * @throws CourseError if the next fifty are all taken
 */
export async function listenFrom(server: Server, first: number): Promise<number> {
  // Whoever else looks for a port at the same time may be quicker: then the search goes on behind it.
  for (let port = await freePort(first); ; port = await freePort(port + 1))
    if (await listens(server, port)) return port;
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error);
    server.once("error", refused);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", refused);
      resolve(true);
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
