import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import { BEFORE_INSPECTION_DAYS, BUNCH_DAYS, EARLIER_DAYS, OLDER_DAYS } from '../hint.ts';

export interface HostSeen extends QueryResultRow {
  readonly seen: boolean;
}

/** Whether whoever asks keeps the meetings of this Party organisation. */
export function hintHost(partyOrgId: string): Statement {
  return {
    name: 'hint-host',
    text: `select true as seen from party_org where id = $1 and may_see_persons() and pos between party_lo() and party_hi()`,
    values: [partyOrgId],
  };
}

export interface AlikeRow extends QueryResultRow {
  readonly own: boolean;
  readonly held_on: string | null;
}

export interface LikenessQuestion {
  readonly partyOrgId: string;
  readonly meetingId: string | null;
  readonly heldOn: string;
  readonly place: string | null;
  readonly minutes: string;
  readonly matters: string;
}

/** Own and other records that read nearly the same; of others nothing but that there is one. */
export function hintAlike(question: LikenessQuestion): Statement {
  const { partyOrgId, heldOn, place, minutes, matters, meetingId } = question;
  return {
    name: 'hint-alike',
    text: 'select own, held_on from minutes_like($1, $2::date, $3, $4, $5, $6)',
    values: [partyOrgId, heldOn, place, minutes, matters, meetingId],
  };
}

export interface CountRow extends QueryResultRow {
  readonly n: number;
}

/** Meetings of some weeks ago that the branch has entered in the last days. */
export function hintBunch(partyOrgId: string, meetingId: string | null): Statement {
  return {
    name: 'hint-bunch',
    text: `select count(*)::int as n from meeting m
      where m.party_org_id = $1 and m.withdrawn_at is null and m.created_at > now() - make_interval(days => ${BUNCH_DAYS})
        and m.held_on < (m.created_at at time zone 'Asia/Shanghai')::date - ${OLDER_DAYS} and m.id is distinct from $2::uuid`,
    values: [partyOrgId, meetingId],
  };
}

export interface InspectionNearRow extends QueryResultRow {
  readonly name: string;
  readonly held_on: string;
  readonly before: number;
  readonly earlier: number;
}

/** The first inspection of the branch on or after a day and near it, with how many meetings the branch held before it. */
export function hintInspectionNear(partyOrgId: string, heldOn: string, meetingId: string | null): Statement {
  return {
    name: 'hint-inspection',
    text: `with near as (
        select i.name, i.held_on from inspection i join party_org_code c on c.pos = i.party_pos
          join party_org p on p.id = $1 and p.pos between c.pos and c.pos_end
        where i.withdrawn_at is null and i.held_on between $2::date and $2::date + ${BEFORE_INSPECTION_DAYS}
        order by i.held_on, i.id limit 1)
      select n.name, n.held_on, count(m.id) filter (where m.held_on >= n.held_on - ${BEFORE_INSPECTION_DAYS})::int as before,
        count(m.id) filter (where m.held_on < n.held_on - ${BEFORE_INSPECTION_DAYS})::int as earlier
      from near n left join meeting m on m.party_org_id = $1 and m.withdrawn_at is null and m.id is distinct from $3::uuid
        and m.held_on between n.held_on - ${BEFORE_INSPECTION_DAYS + EARLIER_DAYS} and n.held_on
      group by n.name, n.held_on`,
    values: [partyOrgId, heldOn, meetingId],
  };
}

export interface NameRow extends QueryResultRow {
  readonly name: string;
}

export interface PresenceQuestion {
  readonly partyOrgId: string;
  readonly meetingId: string | null;
  readonly heldOn: string;
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly present: readonly string[];
}

/** Own members who stand as present in another place at the time. */
export function hintElsewhere(question: PresenceQuestion): Statement {
  const { partyOrgId, heldOn, startsAt, place, present, meetingId } = question;
  return {
    name: 'hint-elsewhere',
    text: `select k.name from present_elsewhere($1, $2::date, $3::time, $4, $5::uuid[], $6) e join member k on k.id = e
      order by k.name_key, k.id`,
    values: [partyOrgId, heldOn, startsAt, place, present, meetingId],
  };
}
