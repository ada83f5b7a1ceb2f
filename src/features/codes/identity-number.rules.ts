/**
 * 公民身份号码, GB 11643-1999 (CODE-08): 6 digits of region, 8 of birth day, 3 of order
 * (odd for men, even for women), 1 check character. The region is not looked up: codes retire
 * while numbers stay. Refusals never carry the number as `value`, only its mask in the text.
 */
import { type Day, dayOf } from '../../platform/kernel/day.ts';
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { type Refusal, type ReasonDetails, refuse } from '../../platform/kernel/refusal.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const CLAUSE = 'CODE-08 GB 11643-1999';
const FIELD = 'identityNumber';

/** Codes of GB/T 2261.1: 1 男, 2 女. */
export type IdentitySex = '1' | '2';

export interface CheckedIdentityNumber {
  /** 18 characters, half width, X in capitals. */
  readonly number: string;
  readonly sex: IdentitySex;
  readonly bornOn: Day;
}

/** Checks a number as typed. `today` bounds the birth day and is passed in. */
export function checkIdentityNumber(text: string, today: Day): CheckedIdentityNumber | Refusal {
  const number = foldWidth(text).replace(/[\s']/g, '').toUpperCase();
  const misshapen = refuseShape(number);
  if (misshapen !== null) return misshapen;
  const bornOn = dayOf(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  );
  if (bornOn === null || bornOn < '1900-01-01' || bornOn > today) {
    return refuseNumber(
      'identity-number.birth-day',
      `公民身份号码（${maskIdentityNumber(number)}）第 7 至 14 位不是有效的出生日期，请核对身份证。`,
    );
  }
  const expected = checkCharacter(number.slice(0, 17));
  if (number[17] !== expected) return refuseCheckCharacter(number);
  return { number, sex: sexOf(number), bornOn };
}

/** Refuses a sex that the number contradicts; unknown (0, 9) contradicts nothing. */
export function refuseSexAgainstIdentityNumber(sex: string, checked: CheckedIdentityNumber): Refusal | null {
  if ((sex !== '1' && sex !== '2') || sex === checked.sex) return null;
  const given = sex === '1' ? '男' : '女';
  const told = checked.sex === '1' ? '男' : '女';
  return refuse(
    'identity-number.sex-mismatch',
    `性别“${given}”与公民身份号码不符：号码第 17 位表示${told}。请改正性别或号码。`,
    { field: 'sex', value: given, clause: CLAUSE },
  );
}

/** Refuses a birth day that the number contradicts, as far as the day is known (to the day, month or year). */
export function refuseBirthAgainstIdentityNumber(
  bornOn: Day,
  precision: 'day' | 'month' | 'year',
  checked: CheckedIdentityNumber,
): Refusal | null {
  const length = { day: 10, month: 7, year: 4 }[precision];
  const given = bornOn.slice(0, length);
  const told = checked.bornOn.slice(0, length);
  if (given === told) return null;
  return refuse(
    'identity-number.birth-mismatch',
    `出生日期“${given}”与公民身份号码不符：号码中的出生日期是“${told}”。请改正出生日期或号码。`,
    { field: 'bornOn', value: given, clause: CLAUSE },
  );
}

/** The number as shown: first two and last one character. More would let birth day and sex be rebuilt. */
export function maskIdentityNumber(number: string): string {
  if (number.length < 4 || number.length > 18) return '*'.repeat(Math.min(number.length, 18));
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 3)}${number.slice(-1)}`;
}

export interface IdentityNumberParts {
  /** Six digits; made-up people get a code that no place has. */
  readonly region: string;
  readonly bornOn: Day;
  readonly sex: IdentitySex;
  /** 0 to 499, apart for people of one region, day and sex. */
  readonly sequence: number;
}

/** A number with the right check character, for made-up people. */
export function makeIdentityNumber({ region, bornOn, sex, sequence }: IdentityNumberParts): string {
  if (!/^\d{6}$/.test(region) || !Number.isInteger(sequence) || sequence < 0 || sequence > 499) {
    throw new RangeError(`no parts of an identity number: ${region}, ${sequence}`);
  }
  const order = sequence * 2 + (sex === '1' ? 1 : 0);
  const first17 = `${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

function refuseShape(number: string): Refusal | null {
  if (/^\d(\.\d+)?E\+?\d+$/.test(number)) {
    return refuseNumber(
      'identity-number.rounded',
      '公民身份号码被表格软件变成了科学计数，后几位已经丢失。请把该列设为“文本”格式，重新填写完整的 18 位号码。',
    );
  }
  if (/^\d{15}$/.test(number)) {
    return refuseNumber(
      'identity-number.old-15-digit',
      `公民身份号码（${maskIdentityNumber(number)}）是已停用的 15 位旧号码。请填写现在身份证上的 18 位号码。`,
    );
  }
  if (number.length !== 18) {
    return refuseNumber(
      'identity-number.length',
      `公民身份号码（${maskIdentityNumber(number)}）应为 18 位，填写的是 ${number.length} 位。请核对身份证。`,
    );
  }
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) {
    return refuseNumber(
      'identity-number.character',
      `公民身份号码（${maskIdentityNumber(number)}）前 17 位只能是数字，末位是数字或 X。请核对身份证。`,
    );
  }
  return null;
}

function refuseCheckCharacter(number: string): Refusal {
  // A spreadsheet keeps 15 digits of a number and writes zeros for the rest.
  if (number.endsWith('000')) {
    return refuseNumber(
      'identity-number.rounded',
      `公民身份号码（${maskIdentityNumber(number)}）末三位是 000 且校验不符，像是被表格软件改掉了后几位。请把该列设为“文本”格式，重新填写完整的 18 位号码。`,
    );
  }
  return refuseNumber(
    'identity-number.check-character',
    `公民身份号码（${maskIdentityNumber(number)}）的校验码不对，可能有一位抄错。请对照身份证改正。`,
  );
}

function refuseNumber(code: string, message: string): Refusal {
  const details: ReasonDetails = { field: FIELD, clause: CLAUSE };
  return refuse(code, message, details);
}

function sexOf(number: string): IdentitySex {
  return Number(number[16]) % 2 === 1 ? '1' : '2';
}

function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(first17[index]) * weight, 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
