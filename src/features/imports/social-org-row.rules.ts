/** What a row of a ledger says of a social organisation: its own fields, its facts, and names still to be looked up. */
import type { Day } from '../../platform/kernel/day.ts';
import { creditCodeOrgType } from '../codes/credit-code.rules.ts';
import type { ResponsibilityPrinciple, SetUpMode } from '../codes/tables/party-org.ts';
import type { SocialOrgType } from '../codes/tables/social-org-type.ts';
import { readNoPartyReason } from '../social-orgs/no-party-reason.rules.ts';
import type { Responsibility, SocialOrgDraft } from '../social-orgs/social-org.ts';
import type { DeclaredFigureKind, DeputyRole, SocialOrgFacts } from '../social-orgs/social-org-fact.ts';
import type { ExtraCell, ReadRow, RowValues } from './import-row.ts';

/** Of the organisation itself, without the facts beside it. */
export interface SocialOrgIdentity {
  /** Fields that need no look-up; what the row does not say is absent. */
  readonly draft: SocialOrgDraft;
  readonly bodies: Readonly<Partial<Record<BodyField, string>>>;
  readonly region: string | undefined;
}

export interface SocialOrgRow extends SocialOrgIdentity {
  readonly facts: SocialOrgFacts;
  readonly addressRegion: string | undefined;
  readonly sector: string | undefined;
  /** Bodies that stand behind the first of a cell: a line has room for one, the others are kept beside it. */
  readonly furtherBodies: readonly FurtherBodies[];
  readonly responsiblePartyOrg: string | undefined;
  /** Whether that one has agreed; a ledger that names it without a word says yes. */
  readonly responsibility: Responsibility | undefined;
  /** The Party organisation that covers it, and how; `way` absent where the row does not say. */
  readonly partyOrgName: string | undefined;
  readonly way: SetUpMode | undefined;
}

export interface FurtherBodies extends ExtraCell {
  readonly field: BodyField;
  readonly first: string;
}

export const bodyFields = ['registrar', 'supervisingBody', 'industryRegulator', 'guidanceBody'] as const;
export type BodyField = (typeof bodyFields)[number];

export const bodyTitles: Readonly<Record<BodyField, string>> = {
  registrar: '登记管理机关',
  supervisingBody: '业务主管单位',
  industryRegulator: '行业管理部门',
  guidanceBody: '业务指导单位',
};

const PLAIN_TEXTS = [
  'name',
  'creditCode',
  'registerKind',
  'status',
  'address',
  'endReason',
  'legalRepresentative',
  'contactName',
  'contactPhone',
  'staffing',
  'setupBase',
  'parentBodyCategory',
] as const;
const COUNTS = [
  'staff',
  'staffFullTime',
  'volunteers',
  'affiliates',
  'memberEnterprises',
  'branchUnits',
] as const;
const FIGURES: readonly (readonly [field: string, figure: DeclaredFigureKind])[] = [
  ['declaredMembers', 'members'],
  ['declaredFullMembers', 'full_members'],
  ['declaredProbationaryMembers', 'probationary_members'],
  ['declaredMembersNotTransferred', 'members_not_transferred'],
];

/**
 * @param ledgerOn the day from which facts without a day of their own count
 * @param source the file, as the source of declared figures
 */
export function socialOrgRowOf({ values }: ReadRow, ledgerOn: Day, source: string): SocialOrgRow {
  const { texts, lists } = values;
  return {
    ...identityOf(values),
    facts: factsOf(values, ledgerOn, source),
    addressRegion: texts.addressRegion,
    sector: texts.sector,
    furtherBodies: bodyFields.flatMap((field) => furtherOf(field, lists[field] ?? [])),
    responsiblePartyOrg: texts.responsiblePartyOrg,
    responsibility: texts.responsibility as Responsibility | undefined,
    partyOrgName: texts.partyOrgName,
    way: texts.setUpMode as SetUpMode | undefined,
  };
}

function furtherOf(field: BodyField, [first, ...others]: readonly string[]): readonly FurtherBodies[] {
  if (first === undefined || others.length === 0) return [];
  return [{ field, first, title: `其他${bodyTitles[field]}`, value: others.join('、'), after: field }];
}

/** What a row says of the organisation itself: all that a complete list is compared by. */
export function identityOf(values: RowValues): SocialOrgIdentity {
  const bodies: Partial<Record<BodyField, string>> = {};
  for (const field of bodyFields) {
    const named = values.lists[field]?.[0];
    if (named) bodies[field] = named;
  }
  return { draft: draftOf(values), bodies, region: values.texts.region };
}

function draftOf({ texts, counts, flags, days }: RowValues): SocialOrgDraft {
  return {
    ...present(texts, PLAIN_TEXTS),
    ...present(counts, COUNTS),
    ...withoutAbsent({
      name: texts.name === undefined ? undefined : withoutInnerBlanks(texts.name),
      type: texts.orgType as SocialOrgType | undefined,
      responsibilityPrinciple: texts.responsibilityPrinciple as ResponsibilityPrinciple | undefined,
      ...reasonOf(texts),
      foundedOn: days.foundedOn?.on,
      foundedPrecision: days.foundedOn?.precision,
      endedOn: days.endedOn?.on,
      operating: flags.operating,
      legalPerson: flags.legalPerson,
      charterParty: flags.charterParty,
      charterPartyOn: days.charterPartyOn?.on,
    }),
  };
}

function present<Value>(
  values: Readonly<Partial<Record<string, Value>>>,
  fields: readonly string[],
): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const field of fields) {
    const value = values[field];
    if (value !== undefined) found[field] = value;
  }
  return found;
}

/** People space names out to fill a column; between Chinese characters a blank says nothing. */
export function withoutInnerBlanks(name: string): string {
  return name.replace(/(?<=[\u3400-\u9fff）)])\s+(?=[\u3400-\u9fff（(])/g, '');
}

/** What a column of reasons says, with the words for which a column of its own may stand. */
function reasonOf({ noPartyReason: said, noPartyReasonNote: note }: RowValues['texts']): SocialOrgDraft {
  if (said === undefined) return note === undefined ? {} : { noPartyReasonNote: note };
  const read = readNoPartyReason(said);
  return { noPartyReason: read.reason, noPartyReasonNote: note ?? read.note };
}

function factsOf(values: RowValues, ledgerOn: Day, source: string): SocialOrgFacts {
  const { counts, flags, lists, texts, days, yearResults } = values;
  const advisors = (
    kind: 'advisor' | 'liaison',
    names: readonly string[] | undefined,
    phone: string | undefined,
  ) => (names ?? []).map((personName) => ({ kind, personName, phone, fromOn: ledgerOn }));
  const grade = Number(texts.evaluation);
  return {
    heads: headsOf(values),
    annualChecks: yearResults,
    evaluations:
      grade >= 1 && grade <= 5
        ? [{ grade, fromOn: days.evaluationFromOn?.on ?? ledgerOn, toOn: days.evaluationToOn?.on }]
        : [],
    creditListings: (
      [
        ['abnormal', flags.abnormalListing, texts.abnormalListedReason, days.abnormalListedOn],
        ['serious', flags.seriousListing, texts.seriousListedReason, days.seriousListedOn],
      ] as const
    ).flatMap(([kind, listed, reason = texts.listedReason, day = days.listedOn]) =>
      listed === true ? [{ kind, reason, fromOn: day?.on ?? ledgerOn }] : [],
    ),
    massOrgs: (
      [
        ['union', flags.union, flags.unionPartyWork],
        ['youth_league', flags.youthLeague, flags.youthLeaguePartyWork],
        ['women', flags.women, flags.womenPartyWork],
      ] as const
    ).flatMap(([kind, there, doesPartyWork]) =>
      // What does Party work is there, though nobody says so.
      (there ?? doesPartyWork) === true ? [{ kind, doesPartyWork, fromOn: ledgerOn }] : [],
    ),
    advisors: [
      ...advisors('advisor', lists.advisor, texts.advisorPhone),
      ...advisors('liaison', lists.liaison, texts.liaisonPhone),
    ],
    declaredFigures: FIGURES.flatMap(([field, figure]) => {
      const value = counts[field];
      return value === undefined ? [] : [{ figure, value, source, declaredOn: ledgerOn }];
    }),
  };
}

/** Where the ledger names no head, what it says of the head is meant of the legal representative. */
function headsOf({ texts, flags, lists }: RowValues): NonNullable<SocialOrgFacts['heads']> {
  const said =
    flags.headMember !== undefined ||
    flags.headAlsoSecretary !== undefined ||
    lists.headDeputyRoles !== undefined ||
    texts.headOfficialsApproval !== undefined ||
    texts.headPhone !== undefined;
  const personName = texts.headName ?? (said ? texts.legalRepresentative : undefined);
  if (personName === undefined) return [];
  const post = texts.headPost ?? (texts.headName === undefined ? '法定代表人' : '负责人');
  return [
    {
      personName,
      post,
      isMember: flags.headMember,
      alsoSecretary: flags.headAlsoSecretary,
      deputyRoles: lists.headDeputyRoles as readonly DeputyRole[] | undefined,
      officialsApproval: texts.headOfficialsApproval,
      phone: texts.headPhone,
    },
  ];
}

function withoutAbsent(draft: SocialOrgDraft): SocialOrgDraft {
  return present(draft as Readonly<Record<string, unknown>>, Object.keys(draft));
}

const TYPE_BY_NAME: readonly (readonly [pattern: RegExp, type: SocialOrgType])[] = [
  [/基金会$/, 'foundation'],
  [/律师事务所$/, 'law_firm'],
  [/税务师事务所/, 'tax_firm'],
  [/会计师?事务所/, 'accounting_firm'],
  [/(?:协会|商会|学会|研究会|促进会|联合会|联谊会|同学会|校友会|志愿者队|总会|协作会)$/, 'association'],
  [
    /(?:学校|幼儿园|小学|中学|学院|中心|培训部|养老院|敬老院|医院|诊所|博物馆|艺术馆|服务社|服务站|俱乐部|剧团|研究院|研究所)$/,
    'service_agency',
  ],
];

/** The type of a new organisation whose row does not say it: by its code, else by the ending of its name. */
export function likelyType({ creditCode, name }: Pick<SocialOrgDraft, 'creditCode' | 'name'>): {
  readonly type: SocialOrgType;
  readonly by: 'code' | 'name';
} | null {
  const byCode = typeof creditCode === 'string' ? creditCodeOrgType(creditCode) : null;
  if (byCode !== null) return { type: byCode, by: 'code' };
  const byName = TYPE_BY_NAME.find(([pattern]) => pattern.test(name ?? ''));
  return byName === undefined ? null : { type: byName[1], by: 'name' };
}

/** Spellings under which the table of places may have a place: 洋州街道办 is 洋州街道, 谢村 is 谢村镇. */
export function placeSpellings(text: string): readonly string[] {
  const plain = text.replace(/(?:办事处|人民政府|政府)$/, '').replace(/街道办$/, '街道');
  const bare = plain.replace(/^.*?(?:省|自治区)/, '').replace(/^.*?市(?=.)/, '');
  const last = bare.replace(/^.*?(?:县|区|旗)(?=.)/, '');
  const spellings = [text, plain, bare, last];
  const ended = /(?:省|市|区|县|旗|镇|乡|街道|盟|州)$/.test(last)
    ? []
    : ['镇', '街道', '乡', '县', '区', '市'].map((end) => last + end);
  return [...new Set([...spellings, ...ended])].filter((each) => each !== '');
}
