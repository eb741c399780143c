export function explainNpm(output: string, root: string): string;
