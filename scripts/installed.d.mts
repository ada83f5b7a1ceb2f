export const root: string;
export function checkNode(): void;
export function ensureInstalled(): void;
