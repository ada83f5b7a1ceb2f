import type { FindableValue, Sealer } from '../../../platform/server/crypto/seal.ts';
import type { OuterIdentity } from '../sign-on.contract.ts';
import type { OuterIdentityRow } from './outer-identities.queries.ts';
import type { SignOnSettings } from './sign-on-settings.ts';

/** The provider and its name for the person, as one text: what another provider calls by the same name is somebody else. */
function textOf({ issuer }: SignOnSettings, subject: string): string {
  return `${issuerOf(issuer)}\n${subject}`;
}

/** A slash at the end says nothing, and may be added to the configuration one day. */
function issuerOf(issuer: string): string {
  return issuer.replace(/\/+$/, '');
}

export function sealIdentity(sealer: Sealer, settings: SignOnSettings, subject: string): FindableValue {
  return sealer.findable(textOf(settings, subject), 'outer-identity').seal();
}

export function identityHashes(sealer: Sealer, settings: SignOnSettings, subject: string): readonly Buffer[] {
  return sealer.hashes(textOf(settings, subject), 'outer-identity');
}

/** As the screens show it; null for what another provider than the present one had proved. */
export function identityViewOf(
  sealer: Sealer,
  settings: SignOnSettings | null,
  row: OuterIdentityRow | null,
): OuterIdentity | null {
  if (row === null || settings === null) return null;
  const [issuer, ...rest] = sealer.openText(row.sealed, 'outer-identity').split('\n');
  if (issuer !== issuerOf(settings.issuer)) return null;
  const { own, linkedAt, linkedBy } = row;
  return { subject: rest.join('\n'), own, linkedAt: linkedAt.toISOString(), linkedBy };
}

const MARK_LETTERS = 12;

/** By what the log tells one identity from another without naming it. */
export function identityMark(sealer: Sealer, sealed: Buffer): string {
  const text = sealer.openText(sealed, 'outer-identity');
  return sealer.hash(text, 'outer-identity').toString('hex').slice(0, MARK_LETTERS);
}
