import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { Role } from '../../access/role.ts';
import type { Look, LookGround } from '../member-look.ts';

/** Two windows that open one record at once wait for each other, or both would write the look down. */
export function waitForOpening(id: string): Statement {
  return {
    name: 'member-wait-for-opening',
    text: `select pg_advisory_xact_lock(hashtext($1 || coalesce(acting_account()::text, '')))`,
    values: [id],
  };
}

/** Writes down that the record was opened; once in ten minutes by one person, who may go back and forth. One's own is no look. */
export function noteOpening(id: string): Statement {
  return {
    name: 'member-note-opening',
    text: `insert into look_line (account_id, actor, entity, entity_id, what, own_branch)
      select acting_account(), acting_name(), 'member', m.id, 'open', coalesce(party_lo() = m.party_pos, false) from member m
      where m.id = coalesce((select g.keeper_id from merged_record g where g.id = $1), $1) and m.id <> all (only_members()) and not exists (
        select from look_line l where l.entity = 'member' and l.entity_id = m.id and l.what = 'open'
          and l.account_id is not distinct from acting_account() and l.at > now() - interval '10 minutes')`,
    values: [id],
  };
}

export interface LookReason {
  readonly purpose: string;
  readonly ground: LookGround | null;
  /** After how many days a look on such a ground is told. */
  readonly delayDays: number;
}

/** Answers the sealed value and writes down the look, both or neither. */
export function revealSealed(
  id: string,
  what: 'identityNumber' | 'phone',
  { purpose, ground, delayDays }: LookReason,
): Statement {
  const column = what === 'phone' ? 'phone_sealed' : 'id_number_sealed';
  return {
    name: `member-reveal-${what}`,
    text: `with found as materialized (select id, ${column} as sealed from member where id = $1),
      looked as (
        insert into look_line (account_id, actor, entity, entity_id, what, purpose, ground, shown_from)
        select acting_account(), acting_name(), 'member', id, $2, $3, $4::text,
          case when $4::text is not null then now() + make_interval(days => $5::int) end from found)
      select sealed from found`,
    values: [id, `reveal-${what}`, purpose, ground, delayDays],
  };
}

export interface LookRow extends QueryResultRow {
  id: number;
  day: string;
  at: Date;
  actor: string | null;
  unit: string | null;
  role: Role | null;
  what: Look;
  purpose: string | null;
  ground: LookGround | null;
  routine: boolean;
  times: number;
}

/** Who looked at a member's record, and at those that were merged in it, newest first; what the own branch opens in its daily work is one line a month. */
export function looksAt(id: string, before: number, limit: number): Statement {
  return {
    name: 'member-looks',
    text: `with line as (
      select l.*, (l.at at time zone 'Asia/Shanghai')::date as day, l.own_branch and l.what = 'open' as routine
      from look_line l where l.entity = 'member'
        and l.entity_id = any (array(select $1::uuid union all select g.id from merged_record g where g.keeper_id = $1))),
    told as (
      select max(id) as id, max(at) as at, max(day) as day, min(actor) as actor, (array_agg(grant_id order by id desc))[1] as grant_id,
        min(what) as what, min(purpose) as purpose, min(ground) as ground, routine, count(*)::int as times
      from line group by routine, case when routine then to_char(day, 'YYYY-MM') else id::text end
      having max(id) < $2 order by 1 desc limit $3)
    select t.*, d.unit, d.role from told t left join lateral (select * from looking_desks(array[t.grant_id])) d on true order by t.id desc`,
    values: [id, before, limit],
  };
}

/** Whether a member is in the caller's sight, and the caller's own record. */
export function memberInSight(id: string): Statement {
  return {
    name: 'member-in-sight',
    text: 'select id = any (only_members()) as own from member where id = $1',
    values: [id],
  };
}
