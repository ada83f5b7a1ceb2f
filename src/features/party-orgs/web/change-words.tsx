import type { ReactNode } from 'react';
import { sealedChange } from '../../../platform/web/sealed-change.ts';
import type { FieldChange, TimelineEntry } from '../../../platform/web/ChangeTimeline.tsx';
import { dayText, minuteText } from '../../../platform/web/minute-text.ts';
import { TreeNodeName } from '../../../platform/web/TreeNodeName.tsx';
import type { TreeRoute } from '../../../platform/web/tree-route.ts';
import type { ChangeLineView } from '../../audit/changes.contract.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { kindName } from '../../codes/tables/meeting.ts';
import { partyPosts, secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { partyOrgFields } from '../party-org.ts';
import { findSocialOrgsToCoverRoute } from '../party-org.contract.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';
import { periodText, rangeText } from './party-org-words.ts';

type Row = Readonly<Record<string, unknown>>;

interface Fact {
  readonly name: string;
  readonly words: (row: Row) => ReactNode;
}

/** Facts by the names of their tables, as change lines have them. */
const FACTS: Readonly<Record<string, Fact>> = {
  coverageRelation: {
    name: '覆盖的社会组织',
    words: ({ socialOrgId, way, valid }) => (
      <>
        <TreeNodeName route={findSocialOrgsToCoverRoute} id={String(socialOrgId)} />（
        {nameOfCode(setUpModes, String(way))}，{rangeText(valid)}）
      </>
    ),
  },
  partyPost: {
    name: '任职',
    words: ({ personName, post, fromOn, toOn }) =>
      `${nameOfCode(partyPosts, String(post))} ${String(personName)}，${periodText(String(fromOn), toOn === 'infinity' ? null : String(toOn))}`,
  },
  partyTerm: {
    name: '届次',
    words: ({ number, fromOn, toOn, extendedToOn }) =>
      `${typeof number === 'number' ? `第 ${number} 届，` : ''}${String(fromOn)} 至 ${String(toOn)}${typeof extendedToOn === 'string' ? `，延期至 ${extendedToOn}` : ''}`,
  },
  yearPlan: { name: '年度计划', words: planWords },
  planTemplate: {
    name: '年度计划模板',
    words: (row) =>
      `${String(row.name)}，${planWords(row)}${typeof row.withdrawReason === 'string' ? '，已停用' : ''}`,
  },
  inspection: {
    name: '检查安排',
    words: ({ name, heldOn, withdrawReason }) =>
      `${String(name)}，${String(heldOn)}${typeof withdrawReason === 'string' ? '，已取消' : ''}`,
  },
  dutyRule: {
    name: '应开要求',
    words: ({ kind, per, least, fromOn, toOn }) =>
      `${kindName(String(kind))}${PER[String(per)] ?? ''} ${String(least)} 次，${periodText(String(fromOn), typeof toOn === 'string' ? toOn : null)}`,
  },
  meetingKind: {
    name: '组织生活类型',
    words: ({ code, fromOn, toOn }) =>
      `${kindName(String(code))}，${periodText(String(fromOn), typeof toOn === 'string' ? toOn : null)}`,
  },
  vitalityScheme: {
    name: '有效覆盖方案',
    words: ({ name, fromOn, toOn }) =>
      `${String(name)}，${periodText(String(fromOn), typeof toOn === 'string' ? toOn : null)}`,
  },
  notDouble: { name: '不是同一个', words: ({ name }) => String(name) },
  mergedRecord: { name: '记录', words: ({ name, moved }) => `${String(name)}${movedWords(moved)}` },
};

const PER: Readonly<Record<string, string>> = { month: '每月', quarter: '每季度', year: '每年' };

/** 2026年，共 12 项 */
function planWords({ year, lines }: Row): string {
  return `${String(year)}年，共 ${Array.isArray(lines) ? lines.length : 0} 项`;
}

/** What hung on a merged record, by the names of tables. */
const MOVED: Readonly<Record<string, string>> = {
  coverageRelation: '覆盖关系',
  partyPost: '任职',
  partyTerm: '届次',
  responsibleFor: '负责的社会组织',
  member: '党员',
};

function movedWords(moved: unknown): string {
  const counts = typeof moved === 'object' && moved !== null ? Object.entries(moved) : [];
  const words = counts.map(([table, n]) => `${MOVED[table] ?? table} ${String(n)} 条`);
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
    changes:
      fact === undefined ? Object.entries(changes).flatMap(fieldChange) : factChange(fact, changes[name]),
    reason,
    ...(actor === null ? {} : { actor }),
    writtenAt: minuteText(at),
  };
}

function factChange(
  { name, words }: Fact,
  pair: ChangeLineView['changes'][string] | undefined,
): FieldChange[] {
  const shown = (row: unknown) => (typeof row === 'object' && row !== null ? words(row as Row) : null);
  return pair === undefined ? [] : [{ title: name, before: shown(pair[0]), after: shown(pair[1]) }];
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ...partyOrgFields.map(({ field, title }): [string, string] => [field, title]),
  ['setupMode', '组建方式'],
  ['firstOn', '开始统计日期'],
  ['foundedPrecision', '成立日期的精度'],
  ['endedOn', '撤销日期'],
  ['endReason', '撤销原因'],
  ['extra', '附列'],
]);

const TABLES: Readonly<Record<string, CodeTable>> = {
  kind: partyOrgKinds,
  setupMode: setUpModes,
  secretarySource: secretarySources,
};
const TREES: Readonly<Record<string, TreeRoute>> = {
  parentId: listPartyTreeRoute,
  guidedById: listPartyTreeRoute,
  regionCode: listPlacesRoute,
};
const PRECISIONS: Readonly<Record<string, string>> = { day: '精确到日', month: '只知年月', year: '只知年份' };

/** A column without a title follows from another one. */
function fieldChange([field, [before, after]]: [string, readonly [unknown, unknown]]): FieldChange[] {
  const title = TITLES.get(field === 'officePhoneSealed' ? 'phone' : field);
  if (title === undefined) return [];
  if (field === 'officePhoneSealed') return [{ title, ...sealedChange(before, after) }];
  if (field === 'extra') return [{ title, before: '原内容', after: '已更新' }];
  return [{ title, before: valueText(field, before), after: valueText(field, after) }];
}

function valueText(field: string, value: unknown): ReactNode | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const table = TABLES[field];
  if (table !== undefined) return nameOfCode(table, text);
  const tree = TREES[field];
  if (tree !== undefined) return <TreeNodeName route={tree} id={text} />;
  return field === 'foundedPrecision' ? (PRECISIONS[text] ?? text) : text;
}
