import type { PoolClient, QueryResultRow } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { Correctable, CorrectionState } from '../correction.ts';

export interface CorrectionRowStored extends QueryResultRow {
  id: string;
  what: Correctable;
  note: string | null;
  asked_at: Date;
  state: CorrectionState;
  answered_by: string | null;
  answered_at: Date | null;
  answer: string | null;
}

export interface ManagedCorrectionRow extends CorrectionRowStored {
  member_id: string;
  member_name: string;
  branch_id: string;
  branch_name: string | null;
}

export interface CorrectionTaskRow extends ManagedCorrectionRow {
  wanted_sealed: Buffer | null;
}

const COLUMNS = 'c.id, c.what, c.note, c.asked_at, c.state, c.answered_by, c.answered_at, c.answer';
const MANAGED = `${COLUMNS}, m.id as member_id, m.name as member_name, b.id as branch_id, b.name as branch_name`;
const JOINED =
  'correction_request c join member m on m.id = c.member_id left join party_org b on b.id = m.managing_branch_id';
/** Nobody asks more often than this and wants to read it all. */
const MOST_OWN = 100;

/** What one member has asked for, newest first. */
export function ownCorrections(memberId: string): Statement {
  return {
    name: 'own-corrections',
    text: `select ${COLUMNS} from correction_request c where c.member_id = $1 order by c.id desc limit ${MOST_OWN}`,
    values: [memberId],
  };
}

export interface CorrectionQuestion {
  /** Undefined: both. */
  readonly waiting: boolean | undefined;
  /** Only older ones than this. */
  readonly before: string | null;
  readonly limit: number;
}

/** What members in the caller's charge have asked for, newest first. */
export function managedCorrections({ waiting, before, limit }: CorrectionQuestion): Statement {
  return {
    name: 'managed-corrections',
    text: `select ${MANAGED} from ${JOINED} where ($1::boolean is null or (c.state = 'waiting') = $1)
      and ($2::uuid is null or c.id < $2) order by c.id desc limit $3`,
    values: [waiting ?? null, before, limit],
  };
}

export function managedCorrectionCount(waiting: boolean | undefined): Statement {
  return {
    name: 'managed-correction-count',
    text: `select count(*)::int as count from (select from ${JOINED}
      where $1::boolean is null or (c.state = 'waiting') = $1 limit ${COUNT_CAP + 1}) found`,
    values: [waiting ?? null],
  };
}

/** One request with what is wanted; a number or a telephone that is shown so (`toShow`) is a look at it. */
export function correctionTask(id: string, toShow: boolean): Statement {
  return {
    name: 'correction-task',
    text: `with found as materialized (select ${MANAGED}, c.wanted_sealed from ${JOINED} where c.id = $1),
      looked as (
        insert into look_line (account_id, actor, entity, entity_id, what, purpose)
        select acting_account(), acting_name(), 'member', member_id, 'reveal-' || what, '办理本人的更正申请' from found
        where $2 and what in ('identityNumber', 'phone') and wanted_sealed is not null)
      select * from found`,
    values: [id, toShow],
  };
}

/** @returns whether it was stored: false when the same thing is already being asked for */
export async function insertCorrection(
  client: PoolClient,
  given: {
    readonly id: string;
    readonly memberId: string;
    readonly what: Correctable;
    readonly sealed: Buffer;
    readonly note: string | null;
  },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'insert-correction',
    text: `insert into correction_request (id, member_id, what, wanted_sealed, note, asked_by)
      values ($1, $2, $3, $4, $5, acting_name()) on conflict do nothing`,
    values: [given.id, given.memberId, given.what, given.sealed, given.note],
  });
  return rowCount === 1;
}

/** @returns whether it was still waiting */
export async function closeCorrection(
  client: PoolClient,
  id: string,
  accept: boolean,
  answer: string | null,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'close-correction',
    text: `update correction_request set state = $2, answer = $3, wanted_sealed = null, answered_by = acting_name(),
      answered_at = now() where id = $1 and state = 'waiting'`,
    values: [id, accept ? 'accepted' : 'declined', answer],
  });
  return rowCount === 1;
}
