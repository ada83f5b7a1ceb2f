import type { QueryResultRow } from 'pg';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SecretarySource, SetUpMode } from '../../codes/tables/party-org.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { ExtraValue } from '../party-org.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { personCounts } from './list.queries.ts';

export interface RecordRow extends QueryResultRow {
  id: string;
  version: number;
  name: string;
  short_name: string | null;
  party_code: string | null;
  kind: PartyOrgKind;
  functional: boolean;
  setup_mode: SetUpMode | null;
  region_code: string;
  region_name: string;
  founded_on: string | null;
  founded_precision: DayPrecision;
  first_on: string;
  ended_on: string | null;
  end_reason: string | null;
  approval_no: string | null;
  approved_by: string | null;
  may_approve_probationary: boolean;
  exemplar: boolean;
  secretary_source: SecretarySource | null;
  guided_by_id: string | null;
  guided_by_name: string | null;
  office_phone_sealed: Buffer | null;
  address: string | null;
  extra: ExtraValue[];
  created_by: string | null;
  created_at: string;
  updated_at: string;
  from_import: boolean;
  pos: number;
  path: { id: string; name: string }[];
  children: number;
  below: number;
  covers: number;
  /** Current posts whose holders are kept from the caller (不公开). */
  posts_hidden: number;
  /** Null beside the Party line: branches are so small that their numbers would speak of persons. */
  members: number | null;
  full_members: number | null;
  not_transferred: number | null;
  responsible_for: number;
  regions: { code: string; name: string }[];
  merged: PartyOrgRecord['merged'];
}

/** The id asked for, or of the record that it went into. */
const KEEPER = 'coalesce((select g.keeper_id from merged_record g where g.id = $1), $1)';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** The node itself with what is counted of it. The id of one that was merged leads to the keeper. */
export function partyOrgById(id: string): Statement {
  return {
    name: 'party-org-record',
    text: `select p.*, g.full_name as region_name, guide.name as guided_by_name, p.import_id is not null as from_import,
        to_char(p.created_at at time zone 'UTC', ${INSTANT}) as created_at,
        to_char(p.updated_at at time zone 'UTC', ${INSTANT}) as updated_at,
        (select coalesce(jsonb_agg(jsonb_build_object('id', up.id, 'name', up.name) order by up.pos), '[]')
          from party_tree_path(p.pos) a join party_org up on up.pos = a.pos where up.id <> p.id) as path,
        (select count(*)::int from party_org b where b.parent_id = p.id and b.ended_on is null) as children,
        (select count(*)::int from party_org b where b.pos > c.pos and b.pos <= c.pos_end and b.ended_on is null) as below,
        coalesce(k.covers, 0) as covers, ${personCounts('k')}, private_posts_hidden(p.id)::int as posts_hidden,
        (select count(*)::int from social_org o where o.responsible_party_org_id = p.id and o.ended_on is null) as responsible_for,
        (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'name', r.full_name) order by r.code), '[]')
          from party_org_region a join region r on r.code = a.region_code where a.party_org_id = p.id) as regions,
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'code', t.code, 'mergedAt', t.merged_at,
            'mergedBy', t.merged_by) order by t.merged_at desc, t.id), '[]') from merged_record t where t.keeper_id = p.id) as merged
      from party_org p join region g on g.code = p.region_code join party_org_code c on c.pos = p.pos
      left join party_org guide on guide.id = p.guided_by_id
      left join party_org_count k on k.party_org_id = p.id
      where p.id = ${KEEPER}`,
    values: [id],
  };
}

export interface PostRow extends QueryResultRow {
  id: string;
  member_id: string | null;
  person_name: string;
  post: string;
  duties: string | null;
  in_management: boolean | null;
  full_time: boolean | null;
  allowance_note: string | null;
  office_phone_sealed: Buffer | null;
  from_on: string;
  to_on: string | null;
  current: boolean;
}

/** Those who hold a post first, in the order of posts; then the former, the latest first. Who they are on the roll, to who sees them. */
export function postsOf(id: string, posts: readonly string[], today: string): Statement {
  return {
    name: 'party-org-posts',
    text: `select s.*, (select m.id from member m where m.id = s.member_id) as member_id, nullif(s.to_on, 'infinity') as to_on, s.from_on <= $3::date and s.to_on > $3::date as current
      from party_post s where s.party_org_id = ${KEEPER}
      order by current desc, case when s.to_on > $3::date then array_position($2::text[], s.post) end, s.from_on desc, s.person_name`,
    values: [id, posts, today],
  };
}

export interface TermRow extends QueryResultRow {
  id: string;
  number: number | null;
  elected_on: string | null;
  from_on: string;
  to_on: string;
  extended_to_on: string | null;
}

export function termsOf(id: string): Statement {
  return {
    name: 'party-org-terms',
    text: `select * from party_term where party_org_id = ${KEEPER} order by from_on desc`,
    values: [id],
  };
}

export interface CoverageRow extends QueryResultRow {
  id: string;
  social_org_id: string;
  name: string;
  credit_code: string | null;
  staff: number | null;
  way: SetUpMode;
  from_on: string;
  to_on: string | null;
  current: boolean;
  /** Another Party organisation that covers it too; null: none in sight. */
  other: string | null;
}

/** What it covers and covered, as far as the caller sees the organisations. */
export function coverageOf(id: string, today: string): Statement {
  return {
    name: 'party-org-coverage',
    text: `select r.id, o.id as social_org_id, o.name, o.credit_code, o.staff, r.way, lower(r.valid) as from_on, upper(r.valid) as to_on,
        r.valid @> $2::date as current,
        (select other.name from coverage_relation x join party_org other on other.id = x.party_org_id
          where x.social_org_id = o.id and x.party_org_id <> r.party_org_id and x.valid @> $2::date and other.ended_on is null limit 1) as other
      from coverage_relation r join social_org o on o.id = r.social_org_id
      where r.party_org_id = ${KEEPER} order by current desc, o.name_key, lower(r.valid) desc`,
    values: [id, today],
  };
}

export interface PlaceRow extends QueryResultRow {
  parent_id: string | null;
  parent_name: string | null;
  from_on: string | null;
  to_on: string | null;
}

/** Under which nodes it stood, the latest first. */
export function placesOf(id: string): Statement {
  return {
    name: 'party-org-places',
    text: `select above.party_org_id as parent_id, up.name as parent_name, nullif(c.from_on, '-infinity') as from_on, nullif(c.to_on, 'infinity') as to_on
      from party_org_code c left join party_org_code above on above.pos = c.parent_pos left join party_org up on up.id = above.party_org_id
      where c.party_org_id = ${KEEPER} and c.from_on < c.to_on and above.pos is not null order by c.from_on desc`,
    values: [id],
  };
}

export interface GuidanceRow extends QueryResultRow {
  guide_id: string;
  guide_name: string | null;
  from_on: string;
  to_on: string | null;
}

/** Who guided it in its work, the latest first. */
export function guidanceOf(id: string): Statement {
  return {
    name: 'party-org-guidance',
    text: `select d.guide_id, guide.name as guide_name, lower(d.valid) as from_on, upper(d.valid) as to_on
      from party_org_guidance d left join party_org guide on guide.id = d.guide_id
      where d.party_org_id = ${KEEPER} order by lower(d.valid) desc`,
    values: [id],
  };
}
