export interface Made {
  readonly digest: string;
  readonly outputs: Readonly<Record<string, string>>;
}
export interface BuildRecord {
  readonly settings: string;
  readonly sources: Readonly<Record<string, Made>>;
}
export function readRecord(folder: string): BuildRecord | undefined;
export function recordFile(folder: string): string;
export function buildIsFresh(folder: string): boolean;
export function settingsDigest(folder: string): string;
export function sourcesOf(folder: string): string[];
export function workspaces(folder: string): string[];
export function digestOf(file: string): string;
