/**
 * 统一社会信用代码, GB 32100-2015 (CODE-01 to CODE-07).
 * 18 characters: [1] registering department, [2] kind of body, [3–8] region of the registering
 * department, [9–17] 主体标识码 (GB 11714: 8 and a check character), [18] check character.
 */
import { quotable, type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { nameOfCode } from './code-table.ts';
import { type SocialOrgType, socialOrgTypes } from './tables/social-org-type.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714 counts on a scale of 36, with I, O, S, V and Z: not the scale of the whole code (CODE-04). */
const SUBJECT_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SUBJECT_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** 1 编制, 2 外交, 3 司法, 4 文化, 5 民政, 6 旅游, 7 宗教, 8 工会, 9 工商, A 军队, N 农业, Y 其他 (CODE-03). */
const DEPARTMENTS = '123456789ANY';
const LENGTH = 18;
const MEND = '请核对登记证书上的 18 位统一社会信用代码';

/** 民政部 registers under this region code; it is no place of GB/T 2260. */
export const NATIONAL_REGISTRAR_REGION = '100000';

export interface CheckedCreditCode {
  /** The code in capitals and half width. */
  readonly code: string;
  readonly warnings: readonly Warning[];
}

/**
 * Checks a code as typed. Folds width, case and inner blanks; refuses a wrong length, character
 * or character 18, warns of a wrong character 17 (CODE-04: some old numbers never had a right one).
 */
export function checkCreditCode(text: string): CheckedCreditCode | Refusal {
  const code = foldWidth(text).replace(/[\s-]/g, '').toUpperCase();
  return refuseShape(code) ?? refuseCheckCharacter(code) ?? { code, warnings: warnOfSubject(code) };
}

/** The kind of social organisation that the first two characters speak of, or null when they speak of another kind of body (CODE-03). */
export function creditCodeOrgType(code: string): SocialOrgType | null {
  return ORG_TYPE_BY_PREFIX[code.slice(0, 2)] ?? null;
}

/**
 * Refuses a type that the code's first two characters contradict (CODE-03). Only 民政 registers
 * 51 to 53 and only 司法 registers 31, so these four types need their own prefix; accounting and
 * tax firms and 其他 may carry any prefix that does not speak of another type.
 */
export function refuseTypeAgainstCreditCode(type: SocialOrgType, code: string): Refusal | null {
  const prefix = code.slice(0, 2);
  const spoken = creditCodeOrgType(code);
  if (spoken === type) return null;
  const needed = PREFIX_BY_ORG_TYPE[type];
  // 13: 群团 exempt from registration carry a code of the staffing office and are 社会团体 all the same.
  if (type === 'association' && prefix === '13') return null;
  // 59 is 民政's own 其他: firms and anything else it registers may carry it.
  if (needed === undefined && (spoken === null || spoken === 'other')) return null;
  const says = spoken === null ? '不是社会组织登记的代码' : `表示${orgTypeName(spoken)}`;
  const should = needed === undefined ? '' : `，${orgTypeName(type)}的代码应以“${needed}”开头`;
  return refuse(
    'credit-code.type-mismatch',
    `组织类型“${orgTypeName(type)}”与统一社会信用代码“${code}”不符：前两位“${prefix}”${says}${should}。请改正组织类型，或核对代码。`,
    { field: 'type', value: type, clause: 'CODE-03 GB 32100-2015' },
  );
}

/** Six digits of the registering department's region (characters 3 to 8); 100000 is 民政部. */
export function regionOfCreditCode(code: string): string {
  return code.slice(2, 8);
}

export interface CreditCodeParts {
  /** Characters 1 and 2, e.g. `51`. */
  readonly prefix: string;
  /** Six digits of the registering department's region. */
  readonly region: string;
  /** Characters 9 to 16 (GB 11714 without its check character). */
  readonly subject: string;
}

/** A code with both check characters right, for made-up data. Throws when the parts have the wrong shape. */
export function makeCreditCode({ prefix, region, subject }: CreditCodeParts): string {
  const body = `${prefix}${region}${subject}`;
  if (body.length !== 16 || [...body].some((character) => !ALPHABET.includes(character))) {
    throw new RangeError(`no parts of a credit code: ${body}`);
  }
  const first17 = body + subjectCheckCharacter(subject);
  return first17 + checkCharacter(first17);
}

const ORG_TYPE_BY_PREFIX: Readonly<Record<string, SocialOrgType>> = {
  '31': 'law_firm',
  '51': 'association',
  '52': 'service_agency',
  '53': 'foundation',
  '59': 'other',
};

const PREFIX_BY_ORG_TYPE: Readonly<Partial<Record<SocialOrgType, string>>> = {
  association: '51',
  service_agency: '52',
  foundation: '53',
  law_firm: '31',
};

function orgTypeName(type: SocialOrgType): string {
  return nameOfCode(socialOrgTypes, type);
}

function refuseShape(code: string): Refusal | null {
  const details = {
    field: 'creditCode',
    value: quotable(code),
    clause: 'CODE-01 GB 32100-2015',
    mend: `${MEND}。`,
  };
  if (code.length !== LENGTH) {
    return refuse(
      'credit-code.length',
      `统一社会信用代码应为 18 位，填写的“${quotable(code)}”是 ${code.length} 位。${MEND}。`,
      details,
    );
  }
  for (const [index, character] of [...code].entries()) {
    if (ALPHABET.includes(character)) continue;
    const hint = LOOKALIKES[character] ?? '';
    return refuse(
      'credit-code.character',
      `统一社会信用代码“${code}”第 ${index + 1} 位不能是“${character}”（代码中不用 I、O、S、V、Z${hint}）。${MEND}。`,
      details,
    );
  }
  if (!DEPARTMENTS.includes(code.charAt(0))) {
    return refuse(
      'credit-code.department',
      `统一社会信用代码“${code}”第 1 位没有“${code[0]}”这个登记管理部门。${MEND}。`,
      details,
    );
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) {
    return refuse(
      'credit-code.region',
      `统一社会信用代码“${code}”第 3 至 8 位应是 6 位数字的行政区划代码，填写的是“${code.slice(2, 8)}”。${MEND}。`,
      details,
    );
  }
  return null;
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  I: '，可能是数字 1',
  O: '，可能是数字 0',
  S: '，可能是数字 5',
  Z: '，可能是数字 2',
};

function refuseCheckCharacter(code: string): Refusal | null {
  const expected = checkCharacter(code.slice(0, 17));
  if (code[17] === expected) return null;
  return refuse(
    'credit-code.check-character',
    `统一社会信用代码“${code}”的校验码不对：按前 17 位推算，第 18 位应是“${expected}”，填写的是“${code[17]}”。可能有一位抄错，${MEND}。`,
    { field: 'creditCode', value: code, clause: 'CODE-02 GB 32100-2015', mend: `${MEND}。` },
  );
}

function warnOfSubject(code: string): readonly Warning[] {
  const expected = subjectCheckCharacter(code.slice(8, 16));
  if (code[16] === expected) return [];
  return [
    warn(
      'credit-code.subject-check-character',
      `统一社会信用代码“${code}”第 17 位按主体标识码推算应是“${expected}”，填写的是“${code[16]}”。已保存，${MEND}。`,
      { field: 'creditCode', value: code, clause: 'CODE-04 GB 11714' },
    ),
  ];
}

function checkCharacter(first17: string): string {
  const sum = weightedSum(first17, ALPHABET, WEIGHTS);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function subjectCheckCharacter(first8: string): string {
  const remainder = 11 - (weightedSum(first8, SUBJECT_ALPHABET, SUBJECT_WEIGHTS) % 11);
  if (remainder === 11) return '0';
  return remainder === 10 ? 'X' : String(remainder);
}

function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + alphabet.indexOf(text.charAt(index)) * weight, 0);
}
