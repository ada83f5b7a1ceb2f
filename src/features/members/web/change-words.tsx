import type { ReactNode } from 'react';
import type { FieldChange, TimelineEntry } from '../../../platform/web/ChangeTimeline.tsx';
import { TreeNodeName } from '../../../platform/web/TreeNodeName.tsx';
import type { TreeRoute } from '../../../platform/web/tree-route.ts';
import { dayText, minuteText } from '../../../platform/web/minute-text.ts';
import type { ChangeLineView } from '../../audit/changes.contract.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { sexes } from '../../codes/tables/sex.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { findWorkUnitsRoute } from '../member.contract.ts';
import { memberFields } from '../member.ts';
import { yesNoText } from './member-words.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  create: '登记',
  change: '变更',
  correct: '更正',
  merge: '并入重复记录',
  'merged-into': '并入另一条记录',
  'mark-not-double': '标记不是同一个',
  'unmark-not-double': '取消“不是同一个”的标记',
  'confirm-attendance': '确认参加情况',
  'take-back-confirmation': '撤回参加情况确认',
  'note-confirmation': '已阅参加情况确认',
};

/** A line of the change log in the words of the screen. */
export function timelineEntry(line: ChangeLineView): TimelineEntry {
  return {
    id: line.id,
    on: line.changeOn ?? dayText(line.at),
    action: ACTIONS[line.action] ?? line.action,
    text: line.importId === null ? null : '（导入）',
    changes: Object.entries(line.changes).flatMap(([field, values]) => changeOf(field, values, line.changes)),
    reason: line.reason,
    ...(line.actor === null ? {} : { actor: line.actor }),
    writtenAt: minuteText(line.at),
  };
}

const TABLES = {
  sex: sexes,
  ethnicity: ethnicities,
  education: educations,
  status: memberStatuses,
  postLevel: postLevels,
};
const TITLES: ReadonlyMap<string, string> = new Map([
  ...memberFields.map(({ field, title }): [string, string] => [field, title]),
  ['idNumberSealed', '公民身份号码'],
  ['identityBasis', '没有公民身份号码的依据'],
  ['phoneSealed', '联系电话'],
  ['firstOn', '纳入管理日期'],
  ['extra', '附列'],
  ['bornPrecision', '出生日期的精度'],
  ['joinedPrecision', '入党日期的精度'],
  ['fullPrecision', '转正日期的精度'],
]);
const PRECISIONS: Readonly<Record<string, string>> = { day: '精确到日', month: '只知年月', year: '只知年份' };
const TREES: Readonly<Record<string, TreeRoute>> = {
  managingBranchId: listPartyTreeRoute,
  membershipBranchId: listPartyTreeRoute,
  workUnitId: findWorkUnitsRoute,
};

function changeOf(
  field: string,
  [before, after]: readonly [unknown, unknown],
  all: ChangeLineView['changes'],
): FieldChange[] {
  if (field === 'mergedRecord') return [{ title: '记录', before: nameOf(before), after: nameOf(after) }];
  if (field === 'notDouble') return [{ title: '另一条', before: nameOf(before), after: nameOf(after) }];
  if (field === 'exclusion') {
    return [{ title: '不计入应到', before: exclusionOf(before), after: exclusionOf(after) }];
  }
  if (field === 'partyGroupLeader') {
    return [{ title: '党小组组长', before: leaderOf(before), after: leaderOf(after) }];
  }
  if (field === 'attendanceConfirmation') {
    return [{ title: '参加组织生活的情况', before: attendedText(before), after: attendedText(after) }];
  }
  if (field === 'attendanceConfirmationNoted') {
    return [{ title: '已阅参加组织生活的情况', before: attendedText(before), after: attendedText(after) }];
  }
  const title = TITLES.get(field);
  // A precision says nothing that its day does not show.
  if (title === undefined || (field.endsWith('Precision') && field.replace('Precision', 'On') in all))
    return [];
  const show = (value: unknown) => textOf(field, value);
  if (field.endsWith('Sealed') || field === 'extra')
    return [{ title, before: '原内容', after: '已更新（内容不在这里显示）' }];
  return [{ title, before: show(before), after: show(after) }];
}

/** From which day to which. */
function attendedText(told: unknown): string | null {
  if (typeof told !== 'object' || told === null) return null;
  const { fromOn, lastOn } = told as Readonly<Record<string, unknown>>;
  return `${String(fromOn)} 至 ${String(lastOn)}`;
}

function nameOf(record: unknown): string | null {
  return typeof record === 'object' && record !== null && 'name' in record ? String(record.name) : null;
}

/** Of which group, from when to when. */
function leaderOf(value: unknown): string | null {
  const name = nameOf(value);
  if (name === null) return null;
  const { fromOn, toOn } = value as Readonly<Record<string, unknown>>;
  return `${name}，${String(fromOn)} 起${typeof toOn === 'string' ? `，${toOn} 免去` : ''}`;
}

/** Since when, and whose word there is; why stands in no log. */
function exclusionOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const row = value as Readonly<Record<string, unknown>>;
  const day = (field: string) => (typeof row[field] === 'string' ? row[field] : null);
  const parts = [
    `${day('fromOn') ?? ''} 起`,
    day('toOn') === null ? null : `${day('toOn') ?? ''} 结束`,
    day('agreedOn') === null ? '待上级同意' : `上级 ${day('agreedOn') ?? ''} 同意`,
    row.passed === true ? '大会已通过' : '待大会通过',
  ];
  return parts.filter((part) => part !== null).join('，');
}

function textOf(field: string, value: unknown): ReactNode | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return yesNoText(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field in TABLES) return nameOfCode(TABLES[field as keyof typeof TABLES], text);
  if (field.endsWith('Precision')) return PRECISIONS[text] ?? text;
  const tree = TREES[field];
  return tree === undefined ? text : <TreeNodeName route={tree} id={text} />;
}
