import type { ReactNode } from 'react';
import { addDays, isDay } from '../../../platform/kernel/day.ts';
import { sealedChange } from '../../../platform/web/sealed-change.ts';
import type { FieldChange, TimelineEntry } from '../../../platform/web/ChangeTimeline.tsx';
import { dayText, minuteText } from '../../../platform/web/minute-text.ts';
import { TreeNodeName } from '../../../platform/web/TreeNodeName.tsx';
import type { ChangeLineView } from '../../audit/changes.contract.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { claimBases, claimKinds, claimStates, lapseReasons } from '../../codes/tables/claim.ts';
import {
  answerBases,
  consultationAnswers,
  type ConsultationState,
  consultationStateName,
} from '../../codes/tables/consultation.ts';
import {
  employments,
  massOrgKinds,
  responsibilityPrinciples,
  setUpModes,
} from '../../codes/tables/party-org.ts';
import { annualCheckResults, registrationKinds, socialOrgStatuses } from '../../codes/tables/social-org.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { responsibilities, titleOfSocialOrgField } from '../social-org.ts';
import { findSupervisingBodiesRoute } from '../social-org.contract.ts';
import {
  advisorKinds,
  creditListingKinds,
  declaredFigureKinds,
  mismatchDecisions,
} from '../social-org-fact.ts';

/** Facts by the names of their tables, as change lines have them. */
const FACTS: Readonly<Record<string, { readonly name: string; readonly words: (row: Row) => ReactNode }>> = {
  coverageRelation: {
    name: '党组织覆盖',
    words: ({ partyOrgId, way, valid }) => (
      <>
        <TreeNodeName route={listPartyTreeRoute} id={String(partyOrgId)} />（
        {nameOfCode(setUpModes, String(way))}，{rangeText(valid)}）
      </>
    ),
  },
  orgHead: { name: '负责人', words: ({ personName, post }) => `${String(personName)}，${String(post)}` },
  annualCheck: {
    name: '年检',
    words: ({ year, result }) => `${String(year)} 年 ${nameOfCode(annualCheckResults, String(result))}`,
  },
  evaluation: { name: '评估等级', words: ({ grade, valid }) => `${String(grade)}A，${lastDayText(valid)}` },
  creditListing: {
    name: '名单',
    words: ({ kind, valid }) => `${nameOfCode(creditListingKinds, String(kind))}，${rangeText(valid)}`,
  },
  massOrg: {
    name: '群团组织',
    words: ({ kind, valid }) => `${nameOfCode(massOrgKinds, String(kind))}，${rangeText(valid)}`,
  },
  advisorAssignment: {
    name: '派驻',
    words: ({ kind, personName, valid }) =>
      `${nameOfCode(advisorKinds, String(kind))} ${String(personName)}，${rangeText(valid)}`,
  },
  claim: {
    name: '责任认领',
    words: ({ partyOrgId, kind, state, basis, fromOn, reason, lapsedFor }) => (
      <>
        {nameOfCode(claimKinds, String(kind))}由
        <TreeNodeName route={listPartyTreeRoute} id={String(partyOrgId)} />
        负责（{nameOfCode(claimBases, String(basis))}，{String(fromOn)} 起）：
        {nameOfCode(claimStates, String(state))}
        {typeof lapsedFor === 'string' ? `，${nameOfCode(lapseReasons, lapsedFor)}` : ''}
        {typeof reason === 'string' ? `（${reason}）` : ''}
      </>
    ),
  },
  consultation: {
    name: '征求意见',
    words: ({ state, way, reason }) =>
      `${consultationStateName(state as ConsultationState, String(way))}${typeof reason === 'string' ? `（${reason}）` : ''}`,
  },
  consultationAnswer: {
    name: '征求意见答复',
    words: ({ name, answer, answeredOn, basis, reason }) =>
      `${String(name)}：${nameOfCode(consultationAnswers, String(answer))}，${String(answeredOn)}，${nameOfCode(answerBases, String(basis))}${typeof reason === 'string' ? `（${reason}）` : ''}`,
  },
  consultationBody: { name: '征求意见的党组织', words: ({ name }) => String(name) },
  notDouble: { name: '不是同一个', words: ({ name }) => String(name) },
  mergedRecord: {
    name: '记录',
    words: ({ name, code, creditCode, moved }) =>
      `${String(name)}${typeof (code ?? creditCode) === 'string' ? `（${String(code ?? creditCode)}）` : ''}${movedWords(moved)}`,
  },
  mismatchSettlement: {
    name: '账实不符',
    words: ({ figure, value, declaredOn, decision }) =>
      `${nameOfCode(declaredFigureKinds, String(figure))}填报 ${String(value)}（${String(declaredOn)}）：${nameOfCode(mismatchDecisions, String(decision))}`,
  },
  declaredFigure: {
    name: '填报数',
    words: ({ figure, value, declaredOn }) =>
      `${nameOfCode(declaredFigureKinds, String(figure))} ${String(value)}（${String(declaredOn)}）`,
  },
};

type Row = Readonly<Record<string, unknown>>;

/** What hung on a merged record, by the names of tables; a member by what they are here. */
function movedWords(moved: unknown): string {
  const counts = typeof moved === 'object' && moved !== null ? Object.entries(moved) : [];
  const words = counts.map(([table, n]) => `${FACTS[table]?.name ?? '在册党员'} ${String(n)} 条`);
  return words.length === 0 ? '' : `，带来${words.join('、')}`;
}

const ACTIONS: Readonly<Record<string, string>> = {
  create: '登记',
  change: '变更',
  correct: '更正',
  insert: '登记',
  update: '修改',
  delete: '删除',
  merge: '并入重复',
  'merged-into': '并入另一条',
  'mark-not-double': '标记',
  'unmark-not-double': '取消标记',
  'settle-mismatch': '核定',
  'undo-settlement': '撤销核定',
};

/** A change line as the timeline shows it. */
export function timelineEntry({
  id,
  at,
  actor,
  action,
  changes,
  changeOn,
  reason,
  importId,
}: ChangeLineView): TimelineEntry {
  const [name = ''] = Object.keys(changes);
  const fact = FACTS[name];
  const what = `${ACTIONS[action] ?? action}${importId === null ? '' : '（导入）'}`;
  return {
    id,
    on: changeOn ?? dayText(at),
    action: fact === undefined ? what : `${what}${fact.name}`,
    changes: fact === undefined ? Object.entries(changes).map(fieldChange) : factChange(fact, changes[name]),
    reason,
    ...(actor === null ? {} : { actor }),
    writtenAt: minuteText(at),
  };
}

type Fact = (typeof FACTS)[string];

function factChange(
  { name, words }: Fact,
  pair: ChangeLineView['changes'][string] | undefined,
): FieldChange[] {
  const shown = (row: unknown) => {
    // A fact that is its name alone is logged as a text.
    if (typeof row === 'string') return words({ name: row });
    return typeof row === 'object' && row !== null ? words(row as Row) : null;
  };
  return pair === undefined ? [] : [{ title: name, before: shown(pair[0]), after: shown(pair[1]) }];
}

const TABLES: Readonly<Record<string, CodeTable>> = {
  type: socialOrgTypes,
  registerKind: registrationKinds,
  status: socialOrgStatuses,
  staffing: employments,
  responsibility: responsibilities,
  responsibilityPrinciple: responsibilityPrinciples,
  noPartyReason: noPartyReasons,
};

const TREES = {
  regionCode: listPlacesRoute,
  addressRegionCode: listPlacesRoute,
  registrarId: findSupervisingBodiesRoute,
  supervisingBodyId: findSupervisingBodiesRoute,
  industryRegulatorId: findSupervisingBodiesRoute,
  guidanceBodyId: findSupervisingBodiesRoute,
  responsiblePartyOrgId: listPartyTreeRoute,
} as const;

/** Columns that the form does not have. */
const OTHER_TITLES: Readonly<Record<string, string>> = {
  firstOn: '计入统计的日期',
  extra: '附列',
  foundedPrecision: '成立日期的精度',
};

function fieldChange([column, [before, after]]: [string, readonly [unknown, unknown]]): FieldChange {
  if (column === 'contactPhoneSealed')
    return { title: titleOfSocialOrgField('contactPhone'), ...sealedChange(before, after) };
  const field = column === 'orgType' ? 'type' : column;
  return {
    title: OTHER_TITLES[field] ?? titleOfSocialOrgField(field),
    before: valueText(field, before),
    after: valueText(field, after),
  };
}

function valueText(field: string, value: unknown): ReactNode | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field === 'extra' && Array.isArray(value)) return value.map(extraText).join('；');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const table = TABLES[field];
  if (table !== undefined) return nameOfCode(table, text);
  if (field in TREES) return <TreeNodeName route={TREES[field as keyof typeof TREES]} id={text} />;
  return text;
}

function extraText(each: unknown): string {
  if (typeof each !== 'object' || each === null) return '';
  const { title, value } = each as Row;
  return `${String(title)}：${String(value)}`;
}

/** `[2024-01-01,2025-01-01)` as people read it. */
function rangeText(valid: unknown): string {
  const [from = '', to = ''] = String(valid)
    .replace(/[[\])(]/g, '')
    .split(',');
  return `${from} 至${to === '' ? '今' : ` ${to}`}`;
}

/** A range whose last day is named (有效期至). */
function lastDayText(valid: unknown): string {
  const [from = '', to = ''] = String(valid)
    .replace(/[[\])(]/g, '')
    .split(',');
  return `${from} 至 ${isDay(to) ? addDays(to, -1) : '今'}`;
}
