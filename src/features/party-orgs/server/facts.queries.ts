import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { PartyPostDraft, PartyTermDraft } from '../party-org.ts';

/** Others who hold the post of secretary on a day. */
export function otherSecretaries(partyOrgId: string, postId: string | null, on: Day): Statement {
  return {
    name: 'party-post-secretaries',
    text: `select person_name from party_post where party_org_id = $1 and post = 'secretary' and id is distinct from $2::uuid
      and from_on <= $3::date and to_on > $3::date`,
    values: [partyOrgId, postId, on],
  };
}

/** Whether a person is on the roll in the caller's sight. */
export function memberInSight(memberId: string): Statement {
  return { name: 'party-post-member', text: 'select id from member where id = $1', values: [memberId] };
}

/** Inserts a post, its telephone sealed, or changes it where the node already has one of this id. A holder out of sight stays who it is. */
export function savePost(partyOrgId: string, postId: string, post: PartyPostDraft): Statement {
  return {
    name: 'party-post-save',
    text: `insert into party_post as p (id, party_org_id, member_id, person_name, post, duties, in_management, full_time, allowance_note, office_phone_sealed, from_on, to_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12::date, 'infinity'))
      on conflict (id) do update set
        member_id = coalesce(excluded.member_id, case when not exists (select from member m where m.id = p.member_id) then p.member_id end), person_name = excluded.person_name, post = excluded.post,
        duties = excluded.duties, in_management = excluded.in_management, full_time = excluded.full_time,
        allowance_note = excluded.allowance_note, office_phone_sealed = excluded.office_phone_sealed, from_on = excluded.from_on, to_on = excluded.to_on
      where p.party_org_id = $2 returning p.id`,
    values: [
      postId,
      partyOrgId,
      post.memberId ?? null,
      post.personName,
      post.post,
      post.duties ?? null,
      post.inManagement ?? null,
      post.fullTime ?? null,
      post.allowanceNote ?? null,
      post.phone ?? null,
      post.fromOn,
      post.toOn ?? null,
    ],
  };
}

export function deletePost(partyOrgId: string, postId: string): Statement {
  return {
    name: 'party-post-delete',
    text: 'delete from party_post where party_org_id = $1 and id = $2 returning id',
    values: [partyOrgId, postId],
  };
}

/** Inserts a term, or changes it where the node already has one of this id. */
export function saveTerm(partyOrgId: string, termId: string, term: PartyTermDraft): Statement {
  return {
    name: 'party-term-save',
    text: `insert into party_term as t (id, party_org_id, number, elected_on, from_on, to_on, extended_to_on) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (id) do update set number = excluded.number, elected_on = excluded.elected_on, from_on = excluded.from_on,
        to_on = excluded.to_on, extended_to_on = excluded.extended_to_on
      where t.party_org_id = $2 returning t.id`,
    values: [
      termId,
      partyOrgId,
      term.number ?? null,
      term.electedOn ?? null,
      term.fromOn,
      term.toOn,
      term.extendedToOn ?? null,
    ],
  };
}

export function deleteTerm(partyOrgId: string, termId: string): Statement {
  return {
    name: 'party-term-delete',
    text: 'delete from party_term where party_org_id = $1 and id = $2 returning id',
    values: [partyOrgId, termId],
  };
}

export interface CoveredRow extends QueryResultRow {
  name: string;
  first_on: string;
  ended_on: string | null;
  /** Others that cover it on the day, with their ways. */
  others: { name: string; way: string }[];
}

/** A social organisation that is to be covered, and who covers it already. */
export function socialOrgToCover(id: string, partyOrgId: string, on: Day): Statement {
  return {
    name: 'coverage-social-org',
    text: `select o.name, o.first_on, o.ended_on,
        (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'way', r.way) order by p.pos), '[]')
          from coverage_relation r join party_org p on p.id = r.party_org_id
          where r.social_org_id = o.id and r.party_org_id <> $2 and r.valid @> $3::date and p.ended_on is null) as others
      from social_org o where o.id = $1`,
    values: [id, partyOrgId, on],
  };
}

export function insertCoverage(
  id: string,
  partyOrgId: string,
  relation: {
    readonly socialOrgId: string;
    readonly way: string;
    readonly fromOn: Day;
    readonly toOn: Day | null;
  },
): Statement {
  return {
    name: 'coverage-insert',
    text: `insert into coverage_relation (id, social_org_id, party_org_id, way, valid, recorded_by)
      values ($1, $2, $3, $4, daterange($5, $6), acting_name()) returning id`,
    values: [id, relation.socialOrgId, partyOrgId, relation.way, relation.fromOn, relation.toOn],
  };
}

export function socialOrgOfCoverage(partyOrgId: string, relationId: string): Statement {
  return {
    name: 'coverage-read',
    text: 'select social_org_id as "socialOrgId" from coverage_relation where party_org_id = $1 and id = $2',
    values: [partyOrgId, relationId],
  };
}

export function updateCoverage(relationId: string, way: string, fromOn: Day, toOn: Day | null): Statement {
  return {
    name: 'coverage-update',
    text: 'update coverage_relation set way = $2, valid = daterange($3, $4) where id = $1 returning id',
    values: [relationId, way, fromOn, toOn],
  };
}

export function deleteCoverage(partyOrgId: string, relationId: string): Statement {
  return {
    name: 'coverage-delete',
    text: 'delete from coverage_relation where party_org_id = $1 and id = $2 returning id',
    values: [partyOrgId, relationId],
  };
}
