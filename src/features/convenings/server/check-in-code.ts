import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '../check-in.ts';

const SECRET_BYTES = 32;
const PROOF_BYTES = 12;
const RADIX = 36;

/** What the codes of one meeting are made from. */
export function makeCodeSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

export interface MeetingCode {
  readonly step: number;
  readonly digits: string;
  readonly proof: string;
}

/** The code of a meeting's 30 seconds: six digits to type, and a proof that can't be guessed for the picture. */
export function codeOf(secret: Buffer, conveningId: string, step: number): MeetingCode {
  const mac = createHmac('sha256', secret).update(`${conveningId}\0${step}`).digest();
  const digits = String(mac.readUInt32BE(PROOF_BYTES) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
  return {
    step,
    digits,
    proof: `${step.toString(RADIX)}.${mac.subarray(0, PROOF_BYTES).toString('base64url')}`,
  };
}

/**
 * Which 30 seconds a code proves, of those in which one may have been shown; null: none. Digits alone don't say when they were
 * read: the latest step that shows them is taken, whatever the phone's clock says.
 */
export function provenStep(
  secret: Buffer,
  conveningId: string,
  code: string,
  { first, last }: { readonly first: number; readonly last: number },
): number | null {
  const [head = '', mac] = code.split('.');
  if (mac !== undefined) {
    const step = Number.parseInt(head, RADIX);
    if (!(step >= first && step <= last)) return null;
    return equal(codeOf(secret, conveningId, step).proof, code) ? step : null;
  }
  for (let step = last; step >= first; step -= 1) {
    if (equal(codeOf(secret, conveningId, step).digits, code)) return step;
  }
  return null;
}

function equal(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
