export function packagesAreFresh(folder: string, options?: { readonly authors?: boolean }): boolean;
export function hasAuthorsTools(folder: string): boolean;
