interface Lock {
  readonly packages: Readonly<Record<string, object>>;
}
export function packagesOf(
  lock: Lock,
): { readonly name: string; readonly version: string; readonly licence: string; readonly dev: boolean }[];
export function findRefused(lock: Lock): string[];
export function licenceList(lock: Lock): string;
export function checkLicences(): string[];
