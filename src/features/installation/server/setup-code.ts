import { createHash, randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import { foldSetupCode } from '../set-up.rules.ts';
import { SETUP_CODE_MINUTES } from '../set-up.ts';
import { insertSetupCode } from './installation.queries.ts';

/** Without letters and digits that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export interface SetupCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes a one-time code such as `7K3D-9QXM`. Earlier ones stay good for their time: asking for another takes nothing from anybody. */
export async function issueSetupCode(pool: Pool): Promise<SetupCode> {
  const characters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const code = `${characters.slice(0, 4)}-${characters.slice(4)}`;
  return { code, expiresAt: await insertSetupCode(pool, hashSetupCode(code), SETUP_CODE_MINUTES) };
}

/** What is stored of a code, and compared with what somebody typed. */
export function hashSetupCode(typed: string): Buffer {
  return createHash('sha256').update(foldSetupCode(typed)).digest();
}
