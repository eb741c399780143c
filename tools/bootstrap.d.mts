export function ensureReady(command?: string, options?: { readonly repair?: boolean }): Promise<boolean>;
export function isDamage(error: unknown): boolean;
export function runAgain(): Promise<number>;
