export function takeLock(folder: string, waiting?: (pid: number) => void): Promise<() => void>;
export function isAlive(pid: number, started?: string): boolean;
