export function ensureReady(): Promise<boolean>;
export function packagesAreFresh(folder: string): boolean;
export function buildIsFresh(folder: string, stamp: string): boolean;
export function buildDigest(folder: string): string;
export function explainNpm(output: string): string;
