import { randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { SLIP_DIGITS } from '../slip.rules.ts';

const derive = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** A code for a slip: 53 bits that are typed once. */
export function makeSlipCode(): string {
  return Array.from({ length: SLIP_DIGITS }, () => randomInt(10)).join('');
}

/**
 * The hash by which a slip is found. One salt for all, since the code alone says which slip it is; slow enough that whoever
 * takes the table away can't try the digits through before the slips lapse.
 */
export function hashSlipCode(code: string): Promise<Buffer> {
  return derive(code, 'shezutong sign-in slip', 32, { N: 4096, r: 8, p: 1 });
}
