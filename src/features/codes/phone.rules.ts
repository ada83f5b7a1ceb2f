import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { quotable, type Refusal, refuse } from '../../platform/kernel/refusal.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0\d{2,3}-)?[2-9]\d{6,7}(-\d{1,6})?$/;
const SERVICE = /^(400\d{7}|800\d{7}|1\d{4}|1\d{2})$/;
/** Mobile numbers among other words, with the blanks and hyphens that people put into them. */
const MOBILES = /(?<!\d)(?:\+?(?:00)?86[ \u3000-]?)?1(?:[ \u3000-]?\d){10}(?!\d)/g;
/** Area codes of three digits; all others have four. */
const SHORT_AREA = /^0(10|2[0-57-9])/;

/**
 * Checks telephone numbers as typed: mobile, landline with or without area code and extension, 400/800.
 * Several numbers in one cell are kept, joined by `、`.
 */
export function checkPhone(text: string): { readonly phone: string } | Refusal {
  if (MOBILE.test(text)) return { phone: text };
  const parts = foldWidth(text)
    .split(/[、,;/\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const numbers = parts.map(foldPhone);
  const badIndex = numbers.findIndex((number) => !isPhone(number));
  if (numbers.length === 0 || badIndex !== -1) return refusePhone(parts[badIndex] ?? text);
  return { phone: numbers.join('、') };
}

/** A number as shown to those who need not call it: the middle is hidden, each number by itself. */
export function maskPhone(phone: string): string {
  return phone
    .split('、')
    .map((number) => {
      const shown = MOBILE.test(number) ? 3 : Math.max(0, Math.min(4, number.length - 5));
      const hidden = Math.max(0, number.length - shown - 4);
      return number.slice(0, shown) + '*'.repeat(hidden) + number.slice(shown + hidden);
    })
    .join('、');
}

/** A text in which mobile numbers have lost their middle; one in which nothing is hidden stays as typed. */
export function hideMobiles(text: string): string {
  const folded = foldWidth(text);
  const hidden = folded.replace(MOBILES, (number) => maskPhone(number.replace(/\D/g, '').slice(-11)));
  return hidden === folded ? text : hidden;
}

function foldPhone(part: string): string {
  const compact = part
    .replace(/^\(?\+?(86|0086)\)?[\s-]*(?=[01])/, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/转|分机|ext\.?/i, '-')
    .replace(/^\((0\d{2,3})\)/, '$1-')
    .replace(/\s+/g, ' ');
  const digits = compact.replace(/[ -]/g, '');
  if (MOBILE.test(digits) || SERVICE.test(digits)) return digits;
  const tight = compact
    .replace(/^(0\d{2,3}) /, '$1-')
    .replace(/ /g, '')
    .replace(/-+/g, '-');
  if (!/^0\d{9,11}(-|$)/.test(tight)) return tight;
  const areaLength = SHORT_AREA.test(tight) ? 3 : 4;
  return `${tight.slice(0, areaLength)}-${tight.slice(areaLength)}`;
}

function isPhone(number: string): boolean {
  return MOBILE.test(number) || SERVICE.test(number) || LANDLINE.test(number);
}

/** Sentences are kept with an import and written into logs: a whole number among other words does not stand in them. */
function refusePhone(text: string): Refusal {
  const value = quotable(hideMobiles(text));
  return refuse(
    'phone.unreadable',
    `电话“${value}”无法识别。请填写 11 位手机号，或带区号的固定电话（如 0916-1234567）。`,
    { field: 'phone', value },
  );
}
