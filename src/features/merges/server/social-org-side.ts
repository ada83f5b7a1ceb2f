import { addDays, type Day } from '../../../platform/kernel/day.ts';
import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { claimStates } from '../../codes/tables/claim.ts';
import { massOrgKinds, setUpModes } from '../../codes/tables/party-org.ts';
import { annualCheckResults, isEndedStatus, type SocialOrgStatus } from '../../codes/tables/social-org.ts';
import { socialOrgFieldOfColumn } from '../../social-orgs/server/public.ts';
import { responsibilities, type SocialOrgDraft, socialOrgFields } from '../../social-orgs/social-org.ts';
import { advisorKinds, creditListingKinds, declaredFigureKinds } from '../../social-orgs/social-org-fact.ts';
import { daysText, fieldText, type StoredValue } from '../field-text.rules.ts';
import type { DatedFact, FieldPair } from '../merge.ts';
import type { SocialOrgSide } from '../social-org-merge.rules.ts';
import type { SocialOrgSideRow } from './social-org-sides.queries.ts';

/** What is stored, as a draft says it. */
export function draftOfSide({ record }: SocialOrgSideRow): SocialOrgDraft {
  const fields = [...socialOrgFieldOfColumn].map(([column, field]) => [field, record[column]]);
  return { ...Object.fromEntries(fields), extra: record.extra } as SocialOrgDraft;
}

/** One side, as the rules weigh it. */
export function judgedSide(row: SocialOrgSideRow): SocialOrgSide {
  return {
    id: row.id,
    name: row.record.name,
    version: row.version,
    endedOn: row.record.ended_on,
    members: row.members,
    openClaims: row.openClaims,
    coverage: row.coverage.filter(({ live }) => live),
    facts: datedFacts(row),
  };
}

const ALWAYS = { fromOn: null, toOn: null };

function datedFacts(row: SocialOrgSideRow): DatedFact[] {
  return [
    ...row.coverage.map((each) => ({
      title: '党组织覆盖',
      about: each.partyOrgId,
      said: each.way,
      words: coverageWords(each),
      fromOn: each.fromOn,
      toOn: each.toOn,
    })),
    ...row.evaluations.map(({ grade, fromOn, toOn }) => ({
      title: '评估等级',
      about: '',
      said: String(grade),
      words: gradeWords({ grade, fromOn, toOn }),
      fromOn,
      toOn,
    })),
    ...row.massOrgs.map((each) => ({
      title: '群团组织',
      about: each.kind,
      said: String(each.doesPartyWork),
      words: `${massOrgWords(each)}，${each.doesPartyWork ? '开展党的工作' : '未开展党的工作'}`,
      fromOn: each.fromOn,
      toOn: each.toOn,
    })),
    ...row.advisors.map((each) => ({
      title: '派驻',
      about: `${each.kind} ${each.personName}`,
      said: each.person,
      words: `${advisorWords(each)}（所指的人或账号不同）`,
      fromOn: each.fromOn,
      toOn: each.toOn,
    })),
    ...row.checks.map((each) => ({
      title: '年检',
      about: String(each.year),
      said: each.result,
      words: checkWords(each),
      ...ALWAYS,
    })),
    ...row.declared.map((each) => ({
      title: '填报数',
      about: `${each.figure} ${each.declaredOn}`,
      said: String(each.value),
      words: declaredWords(each),
      ...ALWAYS,
    })),
  ];
}

type Row = SocialOrgSideRow;

function coverageWords(each: Row['coverage'][number]): string {
  return `${each.partyOrgName ?? '范围外的党组织'}（${nameOfCode(setUpModes, each.way)}），${daysText(each)}`;
}

function massOrgWords(each: Row['massOrgs'][number]): string {
  return `${nameOfCode(massOrgKinds, each.kind)}，${daysText(each)}`;
}

function advisorWords(each: Row['advisors'][number]): string {
  return `${nameOfCode(advisorKinds, each.kind)} ${each.personName}，${daysText(each)}`;
}

function checkWords({ year, result }: Row['checks'][number]): string {
  return `${year} 年 ${nameOfCode(annualCheckResults, result)}`;
}

function declaredWords({ figure, value, declaredOn }: Row['declared'][number]): string {
  return `${nameOfCode(declaredFigureKinds, figure)} ${value}（${declaredOn}）`;
}

/** What hangs on one of them, in lines under the title of each kind. */
export function linesOf(row: Row, persons: boolean): Readonly<Record<string, readonly string[]>> {
  const { record } = row;
  return {
    在册党员: row.members === 0 ? [] : [persons ? `${row.members} 名` : '有'],
    党组织覆盖: row.coverage.map(coverageWords),
    责任认领: row.claims.map(
      ({ body, state, fromOn }) =>
        `${body ?? '范围外的党组织'}，${fromOn} 起，${nameOfCode(claimStates, state)}`,
    ),
    指导员和联络员: row.advisors.map(advisorWords),
    负责人: row.heads.map((each) => `${each.personName}，${each.post}，${daysText(each)}`),
    年检: row.checks.map(checkWords),
    评估等级: row.evaluations.map(gradeWords),
    异常名录和失信名单: row.listings.map(
      (each) => `${nameOfCode(creditListingKinds, each.kind)}，${daysText(each)}`,
    ),
    群团组织: row.massOrgs.map(massOrgWords),
    填报数: row.declared.map(declaredWords),
    各时期的名称: row.periods.map((each) => `${each.name}（${each.regionName}），${daysText(each)}`),
    来源: [
      `${record.import_id === null ? '录入' : '导入'}，${record.created_by ?? '系统'}，${record.created_at.slice(0, 10)}`,
    ],
  };
}

/** Taken together, for the one means nothing without the others. */
const RESPONSIBLE = ['responsiblePartyOrgId', 'responsibility', 'responsibilityPrinciple'] as const;
const TOGETHER: Readonly<Record<string, readonly (keyof SocialOrgDraft)[]>> = {
  responsiblePartyOrgId: RESPONSIBLE,
  foundedOn: ['foundedOn', 'foundedPrecision'],
  noPartyReason: ['noPartyReason', 'noPartyReasonNote'],
};
const TAKEN_WITH: ReadonlySet<string> = new Set(
  Object.entries(TOGETHER).flatMap(([field, all]) => all.filter((each) => each !== field)),
);

/** Every field of both in words. */
export function fieldPairs(keeper: Row, loser: Row): FieldPair[] {
  const [kept, gone] = [draftOfSide(keeper), draftOfSide(loser)];
  const sameEnd = isEnded(kept) === isEnded(gone);
  return socialOrgFields
    .filter(({ field }) => !TAKEN_WITH.has(field))
    .map((definition) => {
      const { field, title } = definition;
      const [k, l] = [textOf(definition, kept, keeper), textOf(definition, gone, loser)];
      const standing = field === 'status' || field === 'operating';
      return { field, title, keeper: k, loser: l, choosable: k !== l && (!standing || sameEnd) };
    });
}

function isEnded({ status }: SocialOrgDraft): boolean {
  return isEndedStatus(status as SocialOrgStatus);
}

function textOf(definition: FieldDefinition, draft: SocialOrgDraft, { names }: Row): string | null {
  const field = definition.field as keyof SocialOrgDraft;
  const text = fieldText(definition, draft[field] as StoredValue, names[field]);
  if (field === 'responsiblePartyOrgId' && text !== null && draft.responsibility !== undefined)
    return `${text}（${nameOfCode(responsibilities, draft.responsibility)}）`;
  if (field === 'noPartyReason' && text !== null && draft.noPartyReasonNote)
    return `${text}（${draft.noPartyReasonNote}）`;
  return text;
}

/** What the keeper takes from the loser: the fields chosen, and the columns for which there is no field. */
export function takenDraft(keeper: Row, loser: Row, taken: readonly string[]): SocialOrgDraft {
  const [kept, gone] = [draftOfSide(keeper), draftOfSide(loser)];
  const fields = taken.flatMap((field) => TOGETHER[field] ?? [field as keyof SocialOrgDraft]);
  const draft = Object.fromEntries(fields.map((field) => [field, gone[field]])) as SocialOrgDraft;
  const known = new Set((kept.extra ?? []).map(({ title, value }) => `${title} ${value}`));
  const more = (gone.extra ?? []).filter(({ title, value }) => !known.has(`${title} ${value}`));
  return more.length === 0 ? draft : { ...draft, extra: [...(kept.extra ?? []), ...more] };
}

/** 有效期至 names the last day. */
function gradeWords({ grade, fromOn, toOn }: SocialOrgSideRow['evaluations'][number]): string {
  return `${grade}A，${daysText({ fromOn, toOn: toOn === null ? null : addDays(toOn as Day, -1) })}`;
}
