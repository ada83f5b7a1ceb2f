import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SiteKind } from '../../codes/tables/meeting.ts';
import type { PartyOrgTier } from '../../codes/tables/party-org-kind.ts';
import type { KindNeeds, KindTerms, SiteKindDraft } from '../site-kind.ts';

export interface MeetingKindRow extends QueryResultRow {
  code: SiteKind;
  party_org_id: string | null;
  party_org_name: string | null;
  held_by: PartyOrgTier[];
  needs_quorum: boolean;
  needs_agenda: boolean;
  needs_minutes: boolean;
  least_present: number | null;
  basis: string;
  from_on: string;
  last_on: string | null;
  within: boolean;
}

const MOST_LISTED = 500;
const FROM_ABOVE = `exists (select from party_org_code c where c.pos = k.party_pos and party_lo() between c.pos and c.pos_end)`;

/** Kinds of the own part of the tree, and those from above that reach into it. */
export function setKinds(): Statement {
  return {
    name: 'meeting-kinds',
    text: `select k.code, p.id as party_org_id, p.name as party_org_name, k.held_by, k.needs_quorum, k.needs_agenda, k.needs_minutes,
        k.least_present, k.basis, k.from_on, k.to_on - 1 as last_on, k.party_pos between party_lo() and party_hi() as within
      from meeting_kind k left join party_org p on p.id = k.party_org_id
      where k.party_org_id is not null and (k.party_pos between party_lo() and party_hi() and p.id is not null or ${FROM_ABOVE})
      order by k.set_at desc, k.code limit ${MOST_LISTED}`,
  };
}

/** What is set of the offices' own among some kinds, as a Party organisation at a place of the tree may hold them. */
export async function findKindTerms(
  client: PoolClient,
  kinds: readonly string[],
  pos: number,
): Promise<(KindTerms & KindNeeds)[]> {
  const { rows } = await client.query<KindTerms & KindNeeds & QueryResultRow>({
    name: 'meeting-kind-terms',
    text: `select k.code, k.held_by as "heldBy", k.from_on as "fromOn", k.to_on as "toOn", k.needs_quorum as "needsQuorum",
        k.needs_agenda as "needsAgenda", k.needs_minutes as "needsMinutes", k.least_present as "leastPresent",
        $2::int8 between c.pos and c.pos_end as "inReach"
      from meeting_kind k join party_org_code c on c.pos = k.party_pos where k.code = any ($1::text[])`,
    values: [kinds, pos],
  });
  return rows;
}

/** Names that whoever stands on the same line of the tree uses already. */
export async function namesInLine(client: PoolClient, pos: number): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>({
    name: 'meeting-kind-names',
    text: `select split_part(k.code, ':', 4) as name from meeting_kind k join party_org_code c on c.pos = k.party_pos
        join party_org_code o on o.pos = $1::int8
      where k.to_on is null and (o.pos between c.pos and c.pos_end or c.pos between o.pos and o.pos_end)`,
    values: [pos],
  });
  return rows.map(({ name }) => name);
}

export interface KindToStore extends SiteKindDraft {
  readonly code: SiteKind;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly basis: string;
}

export async function insertKind(client: PoolClient, kind: KindToStore): Promise<void> {
  await client.query({
    name: 'meeting-kind-insert',
    text: `insert into meeting_kind (code, party_org_id, party_pos, held_by, needs_quorum, needs_agenda, needs_minutes, least_present, basis,
        from_on, set_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, acting_name())`,
    values: [
      kind.code,
      kind.partyOrgId,
      kind.partyPos,
      kind.heldBy,
      kind.needsQuorum,
      kind.needsAgenda,
      kind.needsMinutes,
      kind.leastPresent,
      kind.basis,
      kind.fromOn,
    ],
  });
}

/** Locks one of the own part of the tree. */
export async function lockKind(
  client: PoolClient,
  code: SiteKind,
): Promise<{ from_on: string; to_on: string | null } | null> {
  const { rows } = await client.query<{ from_on: string; to_on: string | null }>({
    name: 'meeting-kind-lock',
    text: `select from_on, to_on from meeting_kind where code = $1 and party_pos between party_lo() and party_hi() for update`,
    values: [code],
  });
  return rows[0] ?? null;
}

/** @returns whether nothing asks for the kind from that day on or later only */
export async function endKind(
  client: PoolClient,
  { code, on, reason }: { readonly code: SiteKind; readonly on: string; readonly reason: string },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'meeting-kind-asked-later',
    text: 'select from duty_rule where kind = $1 and from_on >= $2::date and (to_on is null or to_on > $2::date)',
    values: [code, on],
  });
  if (rowCount !== 0) return false;
  await client.query({
    name: 'meeting-kind-stop-asking',
    text: `update duty_rule set to_on = $2::date, ended_by = acting_name(), end_reason = $3
      where kind = $1 and (to_on is null or to_on > $2::date)`,
    values: [code, on, reason],
  });
  await client.query({
    name: 'meeting-kind-end',
    text: 'update meeting_kind set to_on = $2::date, ended_by = acting_name(), end_reason = $3 where code = $1',
    values: [code, on, reason],
  });
  return true;
}
