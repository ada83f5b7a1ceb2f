import {
  ChangeTimeline,
  type FieldChange,
  type TimelineEntry,
} from '../../../platform/web/ChangeTimeline.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type ChangeLineView, listChangesRoute } from '../../audit/changes.contract.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { attendanceStates } from '../../codes/tables/meeting.ts';
import type { StudiedText } from '../meeting.ts';
import { kindsText, studiedText } from '../meeting-words.ts';
import type { Election } from '../vote.ts';

const MOST = 100;

/** Who entered it, what was put right and why, newest first. */
export function MeetingHistory({ id }: { readonly id: string }) {
  const query = useRoute(listChangesRoute, { query: { entity: 'meeting', entityId: id, size: MOST } });
  return (
    <RecordGate query={query}>{({ rows }) => <ChangeTimeline entries={rows.map(entryOf)} />}</RecordGate>
  );
}

const ACTIONS: Readonly<Record<string, string>> = {
  create: '登记',
  correct: '更正',
  withdraw: '撤回',
  approve: '审核',
  reopen: '重新待审',
  attach: '增加附件',
  detach: '移除附件',
};

const TITLES: Readonly<Record<string, string>> = {
  kinds: '类型',
  heldOn: '日期',
  startsAt: '时间',
  place: '地点',
  chair: '主持人',
  recorder: '记录人',
  topic: '议题',
  agenda: '议程',
  studied: '学习材料',
  minutes: '讨论情况',
  guests: '列席人数',
  talksDone: '已谈人次',
  talksPlanned: '应谈人次',
  votersElsewherePresent: '由别处管理的党员到会',
  attendance: '到会情况',
  meetingResolution: '决议',
  withdrawReason: '撤回原因',
  approvedBy: '审核人',
  meetingAttachment: '附件',
};

function entryOf({ id, at, actor, action, changes, changeOn, reason }: ChangeLineView): TimelineEntry {
  return {
    id,
    on: changeOn ?? at.slice(0, 'YYYY-MM-DD'.length),
    action: ACTIONS[action] ?? action,
    changes: Object.entries(changes).flatMap(([field, values]) => changeOf(field, values)),
    reason,
    ...(actor === null ? {} : { actor }),
    writtenAt: minuteText(at),
  };
}

function changeOf(field: string, [before, after]: [unknown, unknown]): FieldChange[] {
  const title = TITLES[field];
  if (field === 'studied') {
    const [was, is] = [before, after].map((list) => studiedText((list ?? []) as StudiedText[]) || null);
    return [{ title: TITLES.studied ?? '', before: was ?? null, after: is ?? null }];
  }
  return title === undefined ? [] : [{ title, before: textOf(before), after: textOf(after) }];
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return kindsText(value.map(String));
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const row = value as Readonly<Record<string, unknown>>;
  if ('matter' in row) return resolutionText(row);
  const why = typeof row.reason === 'string' ? `（${row.reason}）` : '';
  return `${String(row.personName)} ${nameOfCode(attendanceStates, String(row.state))}${why}`;
}

/** A resolution as the log keeps it: one column, one field. */
function resolutionText(row: Readonly<Record<string, unknown>>): string {
  const election = row.election as Election | null | undefined;
  if (election == null) {
    return `${String(row.matter)}（赞成 ${String(row.yes)}，不赞成 ${String(row.no)}，弃权 ${String(row.abstained)}）`;
  }
  const votes = [...election.candidates, ...election.writtenIn].map(({ name, yes }) => `${name} ${yes} 票`);
  return `${String(row.matter)}（${votes.join('、')}）`;
}
