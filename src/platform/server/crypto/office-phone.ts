import type { Sealer } from './seal.ts';

/**
 * Telephones under which posts, heads, contacts and advisors are reached: sealed alike, so that a ledger read twice changes nothing.
 * They travel to and from the database as PostgreSQL writes bytes in text and JSON.
 */
export function sealOfficePhone<T extends string | null | undefined>(
  sealer: Sealer,
  phone: T,
): T extends string ? string : T;
export function sealOfficePhone(sealer: Sealer, phone: string | null | undefined): string | null | undefined {
  return typeof phone === 'string' ? `\\x${sealer.sealAlike(phone, 'office-phone').toString('hex')}` : phone;
}

export function openOfficePhone(sealer: Sealer, sealed: Buffer | string | null): string | null {
  if (sealed === null) return null;
  const bytes = typeof sealed === 'string' ? Buffer.from(sealed.slice(2), 'hex') : sealed;
  return sealer.openText(bytes, 'office-phone');
}
