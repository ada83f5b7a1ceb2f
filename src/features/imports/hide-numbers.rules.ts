/** Identity and telephone numbers where they may not stand in clear: samples of columns, and 附列, which are not sealed. */
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { maskIdentityNumber } from '../codes/identity-number.rules.ts';
import { hideMobiles, maskPhone } from '../codes/phone.rules.ts';

const LONGEST_SAMPLE = 40;
/** Blanks and hyphens that people put into long numbers. */
const GAP = '[ \\u3000-]?';
const IDENTITY_NUMBER = new RegExp(`(?<![0-9A-Za-z])(?:\\d${GAP}){14,17}[0-9Xx](?![0-9A-Za-z])`, 'g');
const LANDLINE = /(?<!\d)(?:\(?0\d{2,3}\)?[ -]?)?[2-9]\d{6,7}(?!\d)/g;
/** Titles under which any long number is a telephone. */
const PHONE_TITLE = /电话|手机|座机|固话|联系方式|联系号码|tel|phone|mobile/i;
/** The birth day in a number of 18 or of 15 digits; others, like the number of a bank account, are not a person's. */
const BIRTH_DAY = /^\d{6}(?:(?:18|19|20)\d{2}|\d{2}(?=\d{6}[0-9]$))(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

/** A cell's text as the mapping step shows it, numbers of persons masked, long texts cut. */
export function maskSample(text: string): string {
  const shown = withFolded(text, (folded) => hideMobiles(hideIdentityNumbers(folded, () => true)));
  return shown.length > LONGEST_SAMPLE ? `${shown.slice(0, LONGEST_SAMPLE)}…` : shown;
}

/** What is kept of a cell of 附列 under its title: a person's numbers without their middle, everything else as it came. */
export function hideNumbers(title: string, text: string): string {
  return withFolded(text, (folded) => {
    const hidden = hideMobiles(hideIdentityNumbers(folded, (number) => BIRTH_DAY.test(number)));
    return PHONE_TITLE.test(title) ? hidden.replace(LANDLINE, (number) => maskPhone(number)) : hidden;
  });
}

/** A text in which nothing is hidden keeps the width in which it was typed. */
function withFolded(text: string, hide: (folded: string) => string): string {
  const folded = foldWidth(text);
  const hidden = hide(folded);
  return hidden === folded ? text : hidden;
}

function hideIdentityNumbers(text: string, isOne: (number: string) => boolean): string {
  return text.replace(IDENTITY_NUMBER, (found) => {
    const number = found.replace(/[^0-9Xx]/g, '');
    return isOne(number) ? maskIdentityNumber(number) : found;
  });
}
