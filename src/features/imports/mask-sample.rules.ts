/** Samples of columns are kept with the run, so no number of a person may stand in them. */
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { maskIdentityNumber } from '../codes/identity-number.rules.ts';
import { maskPhone } from '../codes/phone.rules.ts';

const LONGEST_SAMPLE = 40;
/** Blanks and hyphens that people put into long numbers. */
const GAP = '[ \\u3000-]?';
const IDENTITY_NUMBER = new RegExp(`(?<![0-9A-Za-z])(?:\\d${GAP}){14,17}[0-9Xx](?![0-9A-Za-z])`, 'g');
const MOBILE = new RegExp(`(?<!\\d)1(?:${GAP}\\d){10}(?!\\d)`, 'g');

/** A cell's text as the mapping step shows it, numbers of persons masked, long texts cut. */
export function maskSample(text: string): string {
  const folded = foldWidth(text);
  const masked = folded
    .replace(IDENTITY_NUMBER, (number) => maskIdentityNumber(number.replace(/[^0-9Xx]/g, '')))
    .replace(MOBILE, (number) => maskPhone(number.replace(/\D/g, '')));
  const shown = masked === folded ? text : masked;
  return shown.length > LONGEST_SAMPLE ? `${shown.slice(0, LONGEST_SAMPLE)}…` : shown;
}
