import type { ClientBase } from 'pg';
import type { CoverageRelationDraft, PartyOrgDraft, PartyPostDraft, PartyTermDraft } from '../party-org.ts';

/** Column of each field of a draft that is stored as it is given; the telephone sealed. */
export const COLUMN_OF = {
  name: 'name',
  shortName: 'short_name',
  partyCode: 'party_code',
  kind: 'kind',
  functional: 'functional',
  setUpMode: 'setup_mode',
  regionCode: 'region_code',
  foundedOn: 'founded_on',
  foundedPrecision: 'founded_precision',
  approvalNo: 'approval_no',
  approvedBy: 'approved_by',
  mayApproveProbationary: 'may_approve_probationary',
  exemplar: 'exemplar',
  secretarySource: 'secretary_source',
  guidedById: 'guided_by_id',
  phone: 'office_phone_sealed',
  address: 'address',
  extra: 'extra',
} as const satisfies Partial<Record<keyof PartyOrgDraft, string>>;

/** A row by column; a change holds the columns that it says something about and no others. */
export type PartyOrgColumns = Readonly<Record<string, unknown>> & { readonly id: string };

const CHANGED = [...Object.values(COLUMN_OF), 'name_key', 'region_pos', 'first_on', 'ended_on', 'end_reason'];

/** Gives codes to new nodes under their parents; a parent may be among them. */
export async function placePartyOrgs(
  client: ClientBase,
  ids: readonly string[],
  parents: readonly string[],
): Promise<void> {
  await client.query({
    name: 'place-party-orgs',
    text: 'select party_tree_place_many($1, $2)',
    values: [ids, parents],
  });
}

/** Gives the code of the root: it alone has no parent. */
export async function placeRoot(client: ClientBase, id: string): Promise<void> {
  await client.query({ name: 'place-root', text: 'select party_tree_place($1, null)', values: [id] });
}

/** Inserts nodes that have been placed. Parents stand before their children, or in an earlier call. */
export async function insertPartyOrgs(client: ClientBase, rows: readonly PartyOrgColumns[]): Promise<void> {
  const { rowCount } = await client.query({
    name: 'insert-party-orgs',
    text: `insert into party_org (id, parent_id, pos, name, name_key, short_name, party_code, kind, functional, setup_mode, region_code,
        region_pos, founded_on, founded_precision, first_on, approval_no, approved_by, may_approve_probationary, exemplar,
        secretary_source, guided_by_id, office_phone_sealed, address, extra, import_id, created_by)
      select i.id, i.parent_id, c.pos, i.name, i.name_key, i.short_name, i.party_code, i.kind, coalesce(i.functional, false), i.setup_mode,
        i.region_code, i.region_code::int8, i.founded_on, coalesce(i.founded_precision, 'day'), i.first_on, i.approval_no, i.approved_by,
        coalesce(i.may_approve_probationary, false), coalesce(i.exemplar, false), i.secretary_source, i.guided_by_id, i.office_phone_sealed, i.address,
        coalesce(i.extra, '[]'), acting_import(), acting_name()
      from jsonb_to_recordset($1::jsonb) as i (id uuid, parent_id uuid, name text, name_key text, short_name text, party_code text,
        kind text, functional boolean, setup_mode text, region_code text, founded_on date, founded_precision text, first_on date,
        approval_no text, approved_by text, may_approve_probationary boolean, exemplar boolean, secretary_source text,
        guided_by_id uuid, office_phone_sealed bytea, address text, extra jsonb)
      join party_org_code c on c.party_org_id = i.id and c.to_on = 'infinity'`,
    values: [JSON.stringify(rows)],
  });
  if (rowCount !== rows.length)
    throw new Error(`${rows.length - (rowCount ?? 0)} Party organisations were not placed`);
}

/** Changes stored ones: columns that a row does not hold keep their value. Answers the ids found within the scope. */
export async function updatePartyOrgs(
  client: ClientBase,
  rows: readonly PartyOrgColumns[],
): Promise<string[]> {
  const { rows: found } = await client.query<{ id: string }>({
    name: 'update-party-orgs',
    text: `update party_org p set ${CHANGED.map((column) => `${column} = n.${column}`).join(', ')}
      from jsonb_array_elements($1::jsonb) as g (given) join party_org o on o.id = (g.given ->> 'id')::uuid
      cross join lateral jsonb_populate_record(o, g.given) n
      where p.id = o.id and (not g.given ? 'version' or (g.given ->> 'version')::int = p.version) returning p.id`,
    values: [JSON.stringify(rows)],
  });
  return found.map((row) => row.id);
}

/** Moves a subtree under another node from a day on. */
export async function movePartyOrg(
  client: ClientBase,
  id: string,
  parentId: string,
  changeOn: string,
): Promise<void> {
  await client.query({
    name: 'move-party-org',
    text: 'select party_tree_move($1, $2, $3)',
    values: [id, parentId, changeOn],
  });
}

/** Which of some nodes hang elsewhere than under the given parents, in the order given: a parent may have to move before its child. */
export async function nodesElsewhere(
  client: ClientBase,
  ids: readonly string[],
  parents: readonly string[],
): Promise<{ id: string; parent: string }[]> {
  const { rows } = await client.query<{ id: string; parent: string }>({
    name: 'party-orgs-elsewhere',
    text: `select p.id, g.parent from unnest($1::uuid[], $2::uuid[]) with ordinality as g (id, parent, place) join party_org p on p.id = g.id
      where p.parent_id <> g.parent order by g.place`,
    values: [ids, parents],
  });
  return rows;
}

/**
 * Covers organisations from a day on. What holds already stays; another way of the same pair ends the earlier one on that day.
 * Answers how many began.
 */
export async function coverSocialOrgs(
  client: ClientBase,
  rows: readonly (CoverageRelationDraft & { readonly id: string })[],
): Promise<number> {
  const given = `jsonb_to_recordset($1::jsonb) as g (id uuid, "socialOrgId" uuid, "partyOrgId" uuid, way text, "fromOn" date, "toOn" date)`;
  const values = [JSON.stringify(rows)];
  await client.query({
    name: 'shorten-coverage',
    text: `update coverage_relation r set valid = daterange(lower(r.valid), g."fromOn") from ${given}
      where r.social_org_id = g."socialOrgId" and r.party_org_id = g."partyOrgId" and r.way <> g.way
        and r.valid @> g."fromOn" and lower(r.valid) < g."fromOn"`,
    values,
  });
  await client.query({
    name: 'rename-coverage',
    text: `update coverage_relation r set way = g.way from ${given}
      where r.social_org_id = g."socialOrgId" and r.party_org_id = g."partyOrgId" and r.way <> g.way and lower(r.valid) = g."fromOn"`,
    values,
  });
  const { rowCount } = await client.query({
    name: 'insert-coverage',
    text: `insert into coverage_relation (id, social_org_id, party_org_id, way, valid, import_id, recorded_by)
      select distinct on ("socialOrgId", "partyOrgId") id, "socialOrgId", "partyOrgId", way, daterange("fromOn", "toOn"), acting_import(), acting_name()
      from ${given}
      where not exists (select from coverage_relation r where r.social_org_id = g."socialOrgId" and r.party_org_id = g."partyOrgId"
        and r.valid && daterange(g."fromOn", g."toOn"))`,
    values,
  });
  return rowCount ?? 0;
}

/** The telephone is sealed already. */
export type PostToWrite = PartyPostDraft & { readonly id: string; readonly partyOrgId: string };

const POSTS = `jsonb_to_recordset($1::jsonb) as g (id uuid, "partyOrgId" uuid, "memberId" uuid, "personName" text, post text, duties text,
  "inManagement" boolean, "fullTime" boolean, "allowanceNote" text, phone bytea, "fromOn" date, "toOn" date)`;

/** Writes who holds which post: the holder of today is brought up to date, a former secretary leaves, others begin. */
export async function writePosts(client: ClientBase, rows: readonly PostToWrite[]): Promise<void> {
  const values = [JSON.stringify(rows)];
  await client.query({
    name: 'refresh-posts',
    text: `update party_post p set duties = coalesce(g.duties, p.duties), in_management = coalesce(g."inManagement", p.in_management),
        full_time = coalesce(g."fullTime", p.full_time), allowance_note = coalesce(g."allowanceNote", p.allowance_note),
        office_phone_sealed = coalesce(g.phone, p.office_phone_sealed), member_id = coalesce(g."memberId", p.member_id)
      from ${POSTS}
      where p.party_org_id = g."partyOrgId" and p.post = g.post and p.person_name = g."personName" and p.to_on = 'infinity'
        and (g.duties, g."inManagement", g."fullTime", g."allowanceNote", g.phone, g."memberId") is distinct from (null, null, null, null, null, null)
        and (coalesce(g.duties, p.duties), coalesce(g."inManagement", p.in_management), coalesce(g."fullTime", p.full_time),
          coalesce(g."allowanceNote", p.allowance_note), coalesce(g.phone, p.office_phone_sealed), coalesce(g."memberId", p.member_id))
          is distinct from (p.duties, p.in_management, p.full_time, p.allowance_note, p.office_phone_sealed, p.member_id)`,
    values,
  });
  await client.query({
    name: 'relieve-secretaries',
    text: `update party_post p set to_on = g."fromOn" from ${POSTS}
      where g.post = 'secretary' and g."toOn" is null and p.party_org_id = g."partyOrgId" and p.post = 'secretary'
        and p.person_name <> g."personName" and p.to_on = 'infinity' and p.from_on < g."fromOn"`,
    values,
  });
  await client.query({
    name: 'insert-posts',
    text: `insert into party_post (id, party_org_id, member_id, person_name, post, duties, in_management, full_time, allowance_note, office_phone_sealed, from_on, to_on)
      select distinct on ("partyOrgId", post, "personName", "fromOn") id, "partyOrgId", "memberId", "personName", post, duties,
        "inManagement", "fullTime", "allowanceNote", phone, "fromOn", coalesce("toOn", 'infinity')
      from ${POSTS}
      where not exists (select from party_post p where p.party_org_id = g."partyOrgId" and p.post = g.post and p.person_name = g."personName"
        and daterange(p.from_on, p.to_on) && daterange(g."fromOn", coalesce(g."toOn", 'infinity')))`,
    values,
  });
}

export type TermToWrite = PartyTermDraft & { readonly id: string; readonly partyOrgId: string };

const TERMS = `jsonb_to_recordset($1::jsonb) as g (id uuid, "partyOrgId" uuid, number int2, "electedOn" date, "fromOn" date, "toOn" date, "extendedToOn" date)`;

/** Writes terms: one that begins on the same day is brought up to date, an earlier one ends where the new one begins. */
export async function writeTerms(client: ClientBase, rows: readonly TermToWrite[]): Promise<void> {
  const values = [JSON.stringify(rows)];
  await client.query({
    name: 'refresh-terms',
    text: `update party_term t set to_on = g."toOn", number = coalesce(g.number, t.number), elected_on = coalesce(g."electedOn", t.elected_on),
        extended_to_on = coalesce(g."extendedToOn", t.extended_to_on)
      from ${TERMS}
      where t.party_org_id = g."partyOrgId" and t.from_on = g."fromOn"
        and (g."toOn", coalesce(g.number, t.number), coalesce(g."electedOn", t.elected_on), coalesce(g."extendedToOn", t.extended_to_on))
          is distinct from (t.to_on, t.number, t.elected_on, t.extended_to_on)
        and not exists (select from party_term later where later.party_org_id = t.party_org_id and later.from_on > t.from_on and later.from_on < g."toOn")`,
    values,
  });
  await client.query({
    name: 'shorten-terms',
    text: `update party_term t set to_on = g."fromOn" from ${TERMS}
      where t.party_org_id = g."partyOrgId" and t.from_on < g."fromOn" and t.to_on > g."fromOn"`,
    values,
  });
  await client.query({
    name: 'insert-terms',
    text: `insert into party_term (id, party_org_id, number, elected_on, from_on, to_on, extended_to_on)
      select distinct on ("partyOrgId", "fromOn") id, "partyOrgId", number, "electedOn", "fromOn", "toOn", "extendedToOn" from ${TERMS}
      where not exists (select from party_term t where t.party_org_id = g."partyOrgId"
        and daterange(t.from_on, t.to_on) && daterange(g."fromOn", g."toOn"))`,
    values,
  });
}
