/** What a page of the course may load and run, and what its kernel may. */

/** Nothing foreign, nothing inline; styles of the editor carry the nonce. Only the kernel may evaluate. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-course'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** For the worker's own file. A page without a server of its own gets it from its service worker. */
export const kernelPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; worker-src 'self'; connect-src 'none'";

/** In a frame without an origin: the programs that figures bring. */
export const framePolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

/** As a header, which can take the frame's origin away too. */
export const frameHeader = `sandbox allow-scripts; ${framePolicy}`;
