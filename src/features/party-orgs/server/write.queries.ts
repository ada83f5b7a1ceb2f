import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { PartyOrgDraft } from '../party-org.ts';

export interface StoredNode extends QueryResultRow {
  id: string;
  name: string;
  kind: PartyOrgKind;
  parentId: string | null;
  firstOn: string;
  endedOn: string | null;
  /** The day on which it came under its present parent; null: it was always there. */
  hereSince: string | null;
  pos: number;
  posEnd: number;
  version: number;
  updatedAt: string;
  updatedBy: string | null;
  /** What is stored, as a draft says it. */
  draft: PartyOrgDraft;
}

const NODE = `p.id, p.name, p.kind, p.parent_id as "parentId", p.first_on as "firstOn", p.ended_on as "endedOn",
  nullif(c.from_on, '-infinity') as "hereSince", p.pos, c.pos_end as "posEnd", p.version,
  to_char(p.updated_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "updatedAt",
  (select l.actor from change_line l where l.entity = 'party_org' and l.entity_id = p.id order by l.id desc limit 1) as "updatedBy",
  jsonb_build_object('name', p.name, 'kind', p.kind, 'functional', p.functional, 'setUpMode', p.setup_mode, 'regionCode', p.region_code,
    'foundedOn', p.founded_on, 'mayApproveProbationary', p.may_approve_probationary) as draft`;

/** Locks a node for a change and reads what rules weigh beside the draft. */
export function lockNode(id: string): Statement {
  return {
    name: 'party-org-lock',
    text: `select ${NODE} from party_org p join party_org_code c on c.pos = p.pos where p.id = $1 for update of p`,
    values: [id],
  };
}

/** The same of many, in the order of ids. */
export function lockNodes(ids: readonly string[]): Statement {
  return {
    name: 'party-orgs-lock',
    text: `select ${NODE} from party_org p join party_org_code c on c.pos = p.pos where p.id = any ($1::uuid[])
      order by p.id for update of p`,
    values: [ids],
  };
}

/** Which of some nodes are in sight. */
export function nodesInSight(ids: readonly string[]): Statement {
  return {
    name: 'party-orgs-in-sight',
    text: 'select id from party_org where id = any ($1::uuid[])',
    values: [ids],
  };
}

/** Reads a node that others hang on, without holding it. */
export function nodeById(id: string): Statement {
  return {
    name: 'party-org-node',
    text: `select ${NODE} from party_org p join party_org_code c on c.pos = p.pos where p.id = $1`,
    values: [id],
  };
}

/** What still hangs on a node. */
export function burdenOf(id: string): Statement {
  return {
    name: 'party-org-burden',
    text: `select (select count(*)::int from party_org where parent_id = $1 and ended_on is null) as children,
      (select count(*)::int from member where managing_branch_id = $1 and status in ('full', 'probationary', 'suspended')) as members,
      (select count(*)::int from member where membership_branch_id = $1 and managing_branch_id <> $1
        and status in ('full', 'probationary', 'suspended')) as memberships,
      (select count(*)::int from social_org where responsible_party_org_id = $1 and ended_on is null) as "responsibleFor",
      (select count(*)::int from member where membership_branch_id = $1 and managing_branch_id <> $1
        and not party_pos between party_lo() and party_hi()) as "managedElsewhere"`,
    values: [id],
  };
}

export interface SurroundingsRow extends QueryResultRow {
  regionInForce: boolean | null;
  namesake: string | null;
  guideKnown: boolean | null;
}

/** Whether the region is in force, whether a sibling bears the name, whether the guiding node is in sight. */
export function surroundingsOf(
  draft: { readonly regionCode?: string | undefined; readonly guidedById?: string | null | undefined },
  sibling: { readonly parentId: string | null; readonly nameKey: string; readonly ownId: string | null },
): Statement {
  return {
    name: 'party-org-surroundings',
    text: `select case when $1::text is not null then exists (select from region where code = $1 and valid_to is null) end as "regionInForce",
      case when $2::uuid is not null then exists (select from party_org where id = $2) end as "guideKnown",
      (select name from party_org where parent_id is not distinct from $3::uuid and name_key = $4 and ended_on is null
        and id is distinct from $5::uuid limit 1) as namesake`,
    values: [
      draft.regionCode ?? null,
      draft.guidedById ?? null,
      sibling.parentId,
      sibling.nameKey,
      sibling.ownId,
    ],
  };
}

/** Children that have not ended, in the order of the tree. */
export function childrenOf(id: string): Statement {
  return {
    name: 'party-org-children',
    text: 'select id from party_org where parent_id = $1 and ended_on is null order by pos',
    values: [id],
  };
}

/** Ends what a node covers and its posts, on the day from which it is no more. */
export function closeFacts(id: string, on: string): Statement[] {
  return [
    {
      name: 'party-org-drop-coverage',
      text: 'delete from coverage_relation where party_org_id = $1 and lower(valid) >= $2::date',
      values: [id, on],
    },
    {
      name: 'party-org-close-coverage',
      text: 'update coverage_relation set valid = daterange(lower(valid), $2::date) where party_org_id = $1 and valid @> $2::date',
      values: [id, on],
    },
    {
      name: 'party-org-drop-posts',
      text: 'delete from party_post where party_org_id = $1 and from_on >= $2::date',
      values: [id, on],
    },
    {
      name: 'party-org-close-posts',
      text: 'update party_post set to_on = $2 where party_org_id = $1 and to_on > $2::date',
      values: [id, on],
    },
  ];
}

/** Hands everything that hangs on a node to another from a day on; the day of the change stands in the frame of the transaction. */
export function handOver(from: string, into: string, on: string): Statement[] {
  return [
    {
      name: 'party-org-hand-coverage',
      text: `insert into coverage_relation (id, social_org_id, party_org_id, way, valid, recorded_by)
        select gen_random_uuid(), r.social_org_id, $2, r.way, daterange(greatest(lower(r.valid), $3::date), upper(r.valid)), acting_name()
        from coverage_relation r where r.party_org_id = $1 and (upper(r.valid) is null or upper(r.valid) > $3::date)
          and not exists (select from coverage_relation x where x.social_org_id = r.social_org_id and x.party_org_id = $2
            and x.valid && daterange(greatest(lower(r.valid), $3::date), upper(r.valid)))`,
      values: [from, into, on],
    },
    ...closeFacts(from, on),
    {
      name: 'party-org-hand-members',
      text: `update member m set managing_branch_id = t.id, party_pos = t.pos from party_org t
        where t.id = $2 and m.managing_branch_id = $1 and m.status in ('full', 'probationary', 'suspended')`,
      values: [from, into],
    },
    {
      name: 'party-org-hand-memberships',
      text: 'update member m set membership_branch_id = t.id, membership_pos = t.pos from party_org t where t.id = $2 and m.membership_branch_id = $1',
      values: [from, into],
    },
    {
      name: 'party-org-hand-responsibility',
      text: `update social_org o set responsible_party_org_id = t.id, party_pos = t.pos from party_org t
        where t.id = $2 and o.responsible_party_org_id = $1 and o.ended_on is null`,
      values: [from, into],
    },
    {
      name: 'party-org-hand-regions',
      text: 'update party_org_region set party_org_id = $2 where party_org_id = $1',
      values: [from, into],
    },
    {
      name: 'party-org-hand-guidance',
      text: 'update party_org set guided_by_id = $2 where guided_by_id = $1 and id <> $2',
      values: [from, into],
    },
  ];
}

/** The regions for which a node answers, and who answers for them now where it is another. */
export function regionsOfOthers(id: string, codes: readonly string[]): Statement {
  return {
    name: 'party-org-regions-of-others',
    text: `select r.name as region, coalesce(p.name, '范围外的党组织') as holder from party_org_region a join region r on r.code = a.region_code
      left join party_org p on p.id = a.party_org_id where a.region_code = any ($2) and a.party_org_id <> $1`,
    values: [id, codes],
  };
}

export function setRegions(id: string, codes: readonly string[]): Statement[] {
  return [
    {
      name: 'party-org-drop-regions',
      text: 'delete from party_org_region where party_org_id = $1 and not region_code = any ($2)',
      values: [id, codes],
    },
    {
      name: 'party-org-add-regions',
      text: `insert into party_org_region (party_org_id, region_code) select $1, r.code from region r
        where r.code = any ($2) and r.valid_to is null on conflict (region_code) do nothing`,
      values: [id, codes],
    },
  ];
}
