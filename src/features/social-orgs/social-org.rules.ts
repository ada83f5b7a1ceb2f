/** What a social organisation may be, as a form, an import and a correction all check it. */
import { type Day, isDay } from '../../platform/kernel/day.ts';
import type { FieldDefinition } from '../../platform/kernel/field.ts';
import { type Findings, findingsOf, refuseMisfits } from '../../platform/kernel/findings.ts';
import { LARGEST_COUNT } from '../../platform/kernel/parse-count.ts';
import {
  isRefusal,
  quotable,
  type Refusal,
  refuse,
  type Warning,
  warn,
} from '../../platform/kernel/refusal.ts';
import {
  checkCreditCode,
  refuseTypeAgainstCreditCode,
  regionOfCreditCode,
} from '../codes/credit-code.rules.ts';
import { isCodeOf, nameOfCode } from '../codes/code-table.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import { isEndedStatus, socialOrgStatuses } from '../codes/tables/social-org.ts';
import { type SocialOrgType, socialOrgTypes } from '../codes/tables/social-org-type.ts';
import { containsRegion, isRegionCode, toRegionCode } from '../places/region.rules.ts';
import type { RegionCode } from '../places/region.ts';
import { type SizeBand, type SocialOrgDraft, type SocialOrgField, socialOrgFields } from './social-org.ts';

/** Modern social organisations that still exist are not older. */
const FIRST_DAY: Day = '1840-01-01';

/** What stands beside the draft and bears on it. */
export interface SocialOrgFactsAround {
  /** The organisation is new: what it cannot be without must be there. */
  readonly creating?: boolean | undefined;
  /** What is stored of it; rules that weigh two fields take the one that the draft leaves alone from here. */
  readonly stored?: SocialOrgDraft | undefined;
  /** The day from which figures count what is stored: the founding day, else the day on which it was entered. */
  readonly countedFrom?: Day | undefined;
  /** The draft's region is known and in force. Undefined: not looked up. */
  readonly regionInForce?: boolean | undefined;
  /** The same of the address's region. */
  readonly addressRegionInForce?: boolean | undefined;
  /** The sector is one of this installation's. Undefined: not looked up. */
  readonly sectorKnown?: boolean | undefined;
}

/**
 * Checks a cleaned draft (see `cleanSocialOrg`) on its own and beside its facts. Pure; the caller tells the day.
 * @returns refusals keep it from being stored; warnings are stored with it (CODE-01 to CODE-04, SORG-10)
 */
export function checkSocialOrg(draft: SocialOrgDraft, facts: SocialOrgFactsAround, today: Day): Findings {
  return findingsOf([
    ...refuseMisfits(socialOrgFields, { ...draft }),
    refuseName(draft, facts),
    refuseType(draft, facts),
    ...reviewCreditCode(draft, facts),
    ...refuseCounts(draft),
    refuseStaffParts(draft, facts),
    ...refuseDays(draft, today),
    refuseEndBeforeFounding(draft, facts),
    refuseStatusAgainstEnd(draft, facts),
    ...refuseRegions(draft, facts),
    refuseUnknownSector(draft, facts),
    refusePhone(draft.contactPhone),
    warnOfRegionAgainstCode(draft, facts),
  ]);
}

/**
 * A draft as it is stored: texts without blanks around them, empty ones as null, the code in capitals and half width,
 * telephone numbers in their usual form, an end without a status as 注销. What cannot be read stays, for the check to refuse.
 */
export function cleanSocialOrg(draft: SocialOrgDraft): SocialOrgDraft {
  const cleaned: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(draft)) {
    if (value === undefined) continue;
    cleaned[field] = typeof value === 'string' ? cleanText(field, value) : value;
  }
  const typed = cleaned as SocialOrgDraft;
  if (typeof typed.endedOn !== 'string' || typed.status !== undefined) return typed;
  return { ...typed, status: 'deregistered' };
}

function cleanText(field: string, value: string): string | null {
  const text = value.trim();
  // A name that is nothing but blanks has to be refused, not forgotten.
  if (text === '') return field === 'name' ? '' : null;
  if (field === 'creditCode') {
    const checked = checkCreditCode(text);
    return isRefusal(checked) ? text : checked.code;
  }
  if (field === 'contactPhone') {
    const checked = checkPhone(text);
    return isRefusal(checked) ? text : checked.phone;
  }
  return text;
}

/** The field as the draft says it, else as it is stored. */
function now<F extends SocialOrgField>(
  field: F,
  draft: SocialOrgDraft,
  { stored }: SocialOrgFactsAround,
): SocialOrgDraft[F] {
  return draft[field] === undefined ? stored?.[field] : draft[field];
}

function refuseName({ name }: SocialOrgDraft, { creating }: SocialOrgFactsAround): Refusal | null {
  if (name === undefined ? creating !== true : name !== null && name.trim() !== '') return null;
  return refuse('social-org.no-name', '社会组织名称没有填写。请填写登记证书上的全称。', { field: 'name' });
}

function refuseType({ type }: SocialOrgDraft, { creating }: SocialOrgFactsAround): Refusal | null {
  if (creating !== true || type !== undefined) return null;
  return refuse('social-org.no-type', '组织类型没有填写。请选择社会团体、民办非企业单位、基金会等。', {
    field: 'type',
  });
}

function reviewCreditCode(draft: SocialOrgDraft, facts: SocialOrgFactsAround): (Refusal | Warning)[] {
  const { creditCode } = draft;
  if (creditCode === undefined && draft.type === undefined) return [];
  const code = now('creditCode', draft, facts);
  if (code === undefined || code === null) return [];
  const checked = checkCreditCode(code);
  if (isRefusal(checked)) return [checked];
  const type = now('type', draft, facts);
  const mismatch = isKnownType(type) ? refuseTypeAgainstCreditCode(type, checked.code) : null;
  return [...(creditCode === undefined ? [] : checked.warnings), ...(mismatch === null ? [] : [mismatch])];
}

/** Another rule refuses what is none. */
function isKnownType(type: string | null | undefined): type is SocialOrgType {
  return type !== undefined && type !== null && isCodeOf(socialOrgTypes, type);
}

const COUNT_FIELDS: readonly FieldDefinition<SocialOrgField>[] = socialOrgFields.filter(
  (field) => field.kind === 'count',
);

function refuseCounts(draft: SocialOrgDraft): Refusal[] {
  return COUNT_FIELDS.flatMap(({ field, title }) => {
    const value = draft[field];
    if (typeof value !== 'number') return [];
    const details = { field, value: String(value) };
    if (value < 0)
      return [
        refuse('count.negative', `${title}“${value}”小于 0，数量不能为负，请改正；不清楚时请留空。`, details),
      ];
    if (Number.isInteger(value) && value <= LARGEST_COUNT) return [];
    return [refuse('count.unreadable', `${title}“${value}”不是能保存的整数，请核对后改正。`, details)];
  });
}

function refuseStaffParts(draft: SocialOrgDraft, facts: SocialOrgFactsAround): Refusal | null {
  if (draft.staff === undefined && draft.staffFullTime === undefined) return null;
  const staff = now('staff', draft, facts);
  const fullTime = now('staffFullTime', draft, facts);
  if (typeof staff !== 'number' || typeof fullTime !== 'number' || fullTime <= staff) return null;
  return refuse(
    'social-org.full-time-above-staff',
    `专职人员数 ${fullTime} 大于从业人员数 ${staff}。从业人员包括专职和兼职，请核对后改正。`,
    { field: 'staffFullTime', value: String(fullTime) },
  );
}

const DAY_FIELDS = [
  ['foundedOn', '成立日期'],
  ['endedOn', '注销日期'],
  ['charterPartyOn', '党建入章日期'],
] as const;

function refuseDays(draft: SocialOrgDraft, today: Day): (Refusal | null)[] {
  return DAY_FIELDS.map(([field, title]) => {
    const on = draft[field];
    return on === undefined || on === null ? null : refuseDay(field, title, on, today);
  });
}

function refuseDay(field: SocialOrgField, title: string, on: Day, today: Day): Refusal | null {
  const details = { field, value: quotable(on) };
  if (!isDay(on))
    return refuse(
      'day.impossible',
      `${title}“${details.value}”不是日历上有的日期，请核对原件后改正。`,
      details,
    );
  if (on > today) return refuse('day.future', `${title} ${on} 晚于今天 ${today}，请核对年份。`, details);
  if (on < FIRST_DAY) return refuse('day.too-early', `${title} ${on} 过早，请核对年份。`, details);
  return null;
}

function refuseEndBeforeFounding(draft: SocialOrgDraft, facts: SocialOrgFactsAround): Refusal | null {
  if (draft.endedOn === undefined && draft.foundedOn === undefined) return null;
  const endedOn = now('endedOn', draft, facts);
  const foundedOn = now('foundedOn', draft, facts);
  if (typeof endedOn !== 'string') return null;
  if (typeof foundedOn !== 'string') return refuseEndBeforeCounting(endedOn, facts);
  if (endedOn >= foundedOn) return null;
  return refuse(
    'social-org.ended-before-founded',
    `注销日期 ${endedOn} 早于成立日期 ${foundedOn}，请核对后改正。`,
    {
      field: 'endedOn',
      value: endedOn,
    },
  );
}

/** Nobody said since when it has existed, so it counts from its entry: it cannot have ended before that. */
function refuseEndBeforeCounting(endedOn: Day, { countedFrom }: SocialOrgFactsAround): Refusal | null {
  if (countedFrom === undefined || endedOn >= countedFrom) return null;
  return refuse(
    'social-org.ended-before-counted',
    `注销日期 ${endedOn} 早于录入日期 ${countedFrom}，而成立日期没有填写。请先补填成立日期，再办理注销。`,
    { field: 'endedOn', value: endedOn },
  );
}

function refuseStatusAgainstEnd(draft: SocialOrgDraft, facts: SocialOrgFactsAround): Refusal | null {
  if (draft.status === undefined && draft.endedOn === undefined) return null;
  const status = now('status', draft, facts) ?? 'normal';
  const endedOn = now('endedOn', draft, facts) ?? null;
  const name = nameOfCode(socialOrgStatuses, status);
  if (isEndedStatus(status) && endedOn === null) {
    return refuse('social-org.end-without-day', `组织状态是“${name}”，但没有注销日期。请补填日期。`, {
      field: 'endedOn',
    });
  }
  if (!isEndedStatus(status) && endedOn !== null) {
    return refuse(
      'social-org.day-without-end',
      `填写了注销日期 ${endedOn}，但组织状态是“${name}”。请改为注销、撤销或吊销，或去掉日期。`,
      {
        field: 'status',
        value: status,
      },
    );
  }
  return null;
}

function refuseRegions(draft: SocialOrgDraft, facts: SocialOrgFactsAround): (Refusal | null)[] {
  const missing =
    facts.creating === true && draft.regionCode === undefined && everydayRegion(draft) === null
      ? refuse(
          'social-org.no-region',
          '没有填写所属行政区划，从统一社会信用代码也看不出。请选择所属行政区划。',
          { field: 'regionCode' },
        )
      : null;
  return [
    missing,
    refuseRegion('regionCode', '所属行政区划', draft.regionCode, facts.regionInForce),
    refuseRegion(
      'addressRegionCode',
      '住所所在乡镇（街道）',
      draft.addressRegionCode,
      facts.addressRegionInForce,
    ),
  ];
}

function refuseRegion(
  field: SocialOrgField,
  title: string,
  code: RegionCode | null | undefined,
  inForce: boolean | undefined,
): Refusal | null {
  if (code === undefined || code === null) return null;
  const details = { field, value: quotable(code) };
  if (!isRegionCode(code)) {
    return refuse(
      'social-org.region',
      `${title}“${details.value}”不是 9 位行政区划代码。请从列表中选择。`,
      details,
    );
  }
  if (inForce !== false) return null;
  return refuse(
    'social-org.region-unknown',
    `${title}代码 ${code} 不存在或已撤销，不能用于新的登记。请选择现行的行政区划。`,
    details,
  );
}

function refuseUnknownSector(
  { sector }: SocialOrgDraft,
  { sectorKnown }: SocialOrgFactsAround,
): Refusal | null {
  if (sectorKnown !== false || sector === undefined || sector === null) return null;
  return refuse(
    'social-org.sector-unknown',
    `行业领域“${quotable(sector)}”不在本单位的行业列表中。请从列表中选择。`,
    {
      field: 'sector',
      value: quotable(sector),
    },
  );
}

function refusePhone(phone: string | null | undefined): Refusal | null {
  if (phone === null || phone === undefined) return null;
  const checked = checkPhone(phone);
  return isRefusal(checked) ? { ...checked, field: 'contactPhone' } : null;
}

/** A county's organisation with another county's code is a slip more often than a fact. */
function warnOfRegionAgainstCode(draft: SocialOrgDraft, facts: SocialOrgFactsAround): Warning | null {
  if (draft.regionCode === undefined && draft.creditCode === undefined) return null;
  const region = now('regionCode', draft, facts);
  const fromCode = everydayRegion({ creditCode: now('creditCode', draft, facts) });
  if (typeof region !== 'string' || !isRegionCode(region) || fromCode === null) return null;
  if (containsRegion(region, fromCode) || containsRegion(fromCode, region)) return null;
  return warn(
    'social-org.region-differs',
    `所属行政区划与统一社会信用代码第 3 至 8 位（${fromCode.slice(0, 6)}）不在一处。已保存，请核对。`,
    { field: 'regionCode', value: region, clause: 'CODE-01 GB 32100-2015' },
  );
}

/** The region that characters 3 to 8 of the code speak of, for rows without a place; null where there is no readable code. */
export function everydayRegion({ creditCode }: Pick<SocialOrgDraft, 'creditCode'>): RegionCode | null {
  if (typeof creditCode !== 'string') return null;
  const checked = checkCreditCode(creditCode);
  return isRefusal(checked) ? null : toRegionCode(regionOfCreditCode(checked.code));
}

/** The band of a number of staff; null is unknown. `size_band_of` in the database draws the same lines. */
export function sizeBandOf(staff: number | null): SizeBand {
  if (staff === null) return '0';
  if (staff < 10) return '1';
  if (staff < 30) return '2';
  return staff < 100 ? '3' : '4';
}

const LEGAL_PERSON_TYPES: readonly SocialOrgType[] = ['association', 'service_agency', 'foundation'];

/** Whether an organisation is a legal person where nobody says so: firms are partnerships as a rule, filed ones are none. */
export function isUsuallyLegalPerson({
  type,
  registerKind,
}: Pick<SocialOrgDraft, 'type' | 'registerKind'>): boolean {
  return registerKind !== 'filed' && type !== undefined && LEGAL_PERSON_TYPES.includes(type);
}

/** Whether an organisation in a status operates where nobody says so. */
export function isUsuallyOperating({ status }: Pick<SocialOrgDraft, 'status'>): boolean {
  return status === undefined || (status !== 'stopped' && !isEndedStatus(status));
}
