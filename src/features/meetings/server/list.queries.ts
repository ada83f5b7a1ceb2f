import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { AttendanceState } from '../../codes/tables/meeting.ts';

/** Where a page ended: newest first, of one day by id. */
export interface MeetingCursor {
  readonly heldOn: string;
  readonly id: string;
}

export interface MeetingQuestion {
  /** The caller's own part of the Party tree, beside the row-level rule: the planner must see it. */
  readonly scope: CodeRange;
  readonly topicPart: string | null;
  readonly partyOrgId: string | null;
  /** The node alone, without what stands below it. */
  readonly own: boolean;
  readonly kind: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly minutesWait: boolean;
  readonly withdrawn: boolean;
}

export interface MeetingListRow extends QueryResultRow {
  id: string;
  party_org_id: string;
  party_org_name: string;
  kinds: string[];
  held_on: string;
  party_group: string | null;
  withdrawn: boolean;
  /** Null beside the Party line. */
  called: number | null;
  present: number;
  on_leave: number;
  exempt: number;
  topic: string | null;
  place: string | null;
  talks_done: number | null;
  talks_planned: number | null;
}

function conditions(q: MeetingQuestion, p: Parameters): string {
  const found = [
    `m.party_pos between ${p.add(q.scope.from)} and ${p.add(q.scope.to)}`,
    `m.withdrawn_at is ${q.withdrawn ? 'not null' : 'null'}`,
  ];
  if (q.partyOrgId !== null) found.push(ofNode(p.add(q.partyOrgId), q.own));
  if (q.kind !== null) found.push(`${p.add(q.kind)} = any (m.kinds)`);
  if (q.from !== null) found.push(`m.held_on >= ${p.add(q.from)}::date`);
  if (q.to !== null) found.push(`m.held_on <= ${p.add(q.to)}::date`);
  if (q.minutesWait) {
    found.push(`exists (select from meeting_record w where w.meeting_id = m.id and w.party_pos = m.party_pos and w.assembly <> 'round')
      and not exists (select from meeting_approval a where a.meeting_id = m.id and a.party_pos = m.party_pos)`);
  }
  if (q.topicPart !== null) {
    found.push(
      `exists (select from meeting_record t where t.meeting_id = m.id and strpos(t.topic, ${p.add(q.topicPart)}) > 0)`,
    );
  }
  return found.join('\n      and ');
}

/** A node that is not in sight leaves nothing to list. */
function ofNode(id: string, own: boolean): string {
  if (own) return `m.party_org_id = ${id}::uuid`;
  const bound = (code: string) =>
    `(select c.${code} from party_org p join party_org_code c on c.pos = p.pos where p.id = ${id}::uuid)`;
  return `m.party_pos between ${bound('pos')} and ${bound('pos_end')}`;
}

/** One page, newest first; one row more than asked tells whether there is a next page. */
export function meetingPage(q: MeetingQuestion, cursor: MeetingCursor | null, limit: number): Statement {
  const p = new Parameters();
  const where = conditions(q, p);
  const after =
    cursor === null
      ? ''
      : `and (m.held_on, m.id) < (${p.add(cursor.heldOn)}::date, ${p.add(cursor.id)}::uuid)`;
  const text = `with page as materialized (select m.* from meeting m where ${where} ${after}
      order by m.held_on desc, m.id desc limit ${p.add(limit)})
    select m.id, m.party_org_id, o.name as party_org_name, m.kinds, m.held_on, m.party_group, m.withdrawn_at is not null as withdrawn,
      r.called, r.present, r.on_leave, r.exempt, r.topic, r.place, r.talks_done, r.talks_planned
    from page m join party_org o on o.id = m.party_org_id left join meeting_record r on r.meeting_id = m.id
    order by m.held_on desc, m.id desc`;
  return namedByShape('meetings', text, p);
}

/** How many there are, counted no further than the cap and one. */
export function meetingCount(q: MeetingQuestion, cap: number): Statement {
  const p = new Parameters();
  const where = conditions(q, p);
  const text = `select count(*)::int as n from (select from meeting m where ${where} limit ${p.add(cap + 1)}) found`;
  return namedByShape('meetings-count', text, p);
}

export interface OwnAttendanceRow extends QueryResultRow {
  meeting_id: string;
  branch: string;
  kinds: string[];
  held_on: string;
  starts_at: string | null;
  place: string | null;
  topic: string | null;
  state: AttendanceState;
  reason: string | null;
}

const MOST_OWN = 100;

/** How the caller's own presence was entered, newest first. */
export function ownAttendance(): Statement {
  return {
    name: 'own-attendance',
    text: `select * from own_attendance() order by held_on desc, meeting_id desc limit ${MOST_OWN}`,
  };
}
