// What a failed `npm ci` means to the person who typed one command.

export function explainNpm(output, root) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(output))
    return "the packages cannot be fetched: no connection to the npm registry; connect once and run this again";
  if (/EACCES|EPERM|EROFS/.test(output))
    return `no permission to write in ${root}; put the course in a folder of your own`;
  if (/ENOSPC/.test(output)) return "the disk is full: the packages need about 300 MB";
  if (/spawn npm ENOENT/.test(output)) return "npm is needed beside Node, and there is none on the PATH";
  const reason = output.split("\n").filter((line) => /^npm error (?!code|A complete log)./.test(line));
  return `npm ci failed: ${(reason[0] ?? output.trim()).replace("npm error ", "")}`;
}
