import { createHash, randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

/** Codes of one step before and after are taken too: clocks of telephones differ, and typing takes time. */
const TOLERANCE_SECONDS = 30;
const CODE = /^\d{6}$/;
const RECOVERY_CODES = 10;
/** Without letters and digits that look alike; 32 of them, five bits each. */
const RECOVERY_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const RECOVERY_GROUPS = 4;
const RECOVERY_GROUP = 4;

/** A fresh secret of 160 bits, in the letters that an authenticator app takes. */
export function makeSecret(): string {
  return generateSecret();
}

/** What the square code on the screen says: who issues, for whom, the secret. */
export function secretAddress(secret: string, siteName: string, signInName: string): string {
  return generateURI({ issuer: siteName, label: signInName, secret });
}

/**
 * The step of 30 seconds that a code belongs to; null when the code is wrong or its step is spent.
 * @param spentStep the step of the last code taken: that one and those before it are refused
 * @param now milliseconds since 1970
 */
export function stepOfCode(secret: string, code: string, spentStep: number, now: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!CODE.test(token)) return null;
  const epoch = Math.floor(now / 1000);
  const found = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS });
  if (!found.valid || !('timeStep' in found)) return null;
  return found.timeStep > spentStep ? found.timeStep : null;
}

/** Ten codes of 80 bits to print or write down, such as `k7mh-p2xq-9atz-e4rb`; each is good once. */
export function makeRecoveryCodes(): string[] {
  const group = () =>
    Array.from({ length: RECOVERY_GROUP }, () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)]).join(
      '',
    );
  const code = () => Array.from({ length: RECOVERY_GROUPS }, group).join('-');
  return Array.from({ length: RECOVERY_CODES }, code);
}

/** Whether something typed is meant to be a recovery code rather than one from the telephone. */
export function looksLikeRecoveryCode(typed: string): boolean {
  return bare(typed).length === RECOVERY_GROUPS * RECOVERY_GROUP;
}

/** What the database keeps of a recovery code. With 80 bits to guess, a plain hash gives nothing away. */
export function hashRecoveryCode(accountId: string, typed: string): Buffer {
  return createHash('sha256')
    .update(`${accountId} ${bare(typed)}`)
    .digest();
}

function bare(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '');
}
