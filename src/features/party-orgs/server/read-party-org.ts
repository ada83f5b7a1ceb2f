import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal, Warning } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { codesOf } from '../../codes/code-table.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import { currentTerm } from '../leadership.rules.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { reviewPartyOrg } from '../party-org.rules.ts';
import type { PartyOrgParts } from './party-org-parts.ts';
import { shownTermState } from './list-party-orgs.ts';
import {
  coverageOf,
  type GuidanceRow,
  guidanceOf,
  type CoverageRow,
  partyOrgById,
  type PlaceRow,
  placesOf,
  type PostRow,
  postsOf,
  type RecordRow,
  termsOf,
  type TermRow,
} from './record.queries.ts';

/** Everything about one Party organisation, read from one snapshot. */
export async function readPartyOrg(
  { pool, sealer }: PartyOrgParts,
  acting: Acting,
  id: string,
  today: Day,
): Promise<PartyOrgRecord | Refusal> {
  const [[row], posts, terms, coverage, places, guidance] = await readAllScoped<
    [RecordRow, PostRow, TermRow, CoverageRow, PlaceRow, GuidanceRow]
  >(pool, acting, [
    partyOrgById(id),
    postsOf(id, codesOf(partyPosts), today),
    termsOf(id),
    coverageOf(id, today),
    placesOf(id),
    guidanceOf(id),
  ]);
  if (row === undefined) return NOT_FOUND;
  const term = currentTermOf(terms, today);
  return {
    ...baseOf(row, sealer),
    ...placeOf(row, acting),
    termState: shownTermState(
      { ...row, term_to_on: term?.to_on ?? null, term_extended_to_on: term?.extended_to_on ?? null },
      today,
    ),
    warnings: warningsOf(row, posts, coverage, term, today),
    posts: posts.map((post) => postOf(post, sealer)),
    postsNotShown: row.posts_hidden,
    terms: terms.map((each) => termOf(each, term?.id)),
    coverage: coverage.map(coverageView),
    places: places.map((place) => ({
      parent: { id: place.parent_id ?? '', name: place.parent_name },
      fromOn: place.from_on,
      toOn: place.to_on,
    })),
    guidance: guidance.map((each) => ({
      guide: { id: each.guide_id, name: each.guide_name },
      fromOn: each.from_on,
      toOn: each.to_on,
    })),
  };
}

function currentTermOf(terms: readonly TermRow[], today: Day): TermRow | null {
  const current = currentTerm(
    terms.map((term) => ({ fromOn: term.from_on, term })),
    today,
  );
  return current === null ? null : current.term;
}

function baseOf(row: RecordRow, sealer: Sealer) {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    shortName: row.short_name,
    partyCode: row.party_code,
    kind: row.kind,
    functional: row.functional,
    setUpMode: row.setup_mode,
    regionCode: row.region_code,
    regionName: row.region_name,
    foundedOn: row.founded_on,
    foundedPrecision: row.founded_precision,
    firstOn: row.first_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    approvalNo: row.approval_no,
    approvedBy: row.approved_by,
    mayApproveProbationary: row.may_approve_probationary,
    exemplar: row.exemplar,
    secretarySource: row.secretary_source,
    guidedBy: row.guided_by_id === null ? null : { id: row.guided_by_id, name: row.guided_by_name },
    phone: openOfficePhone(sealer, row.office_phone_sealed),
    address: row.address,
    extra: row.extra,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    merged: row.merged,
    fromImport: row.from_import,
  };
}

function placeOf(row: RecordRow, { scope }: Acting) {
  return {
    path: row.path,
    ownTop: row.path.length === 0 || row.pos === scope.party.from,
    regions: row.regions,
    counts: {
      children: row.children,
      below: row.below,
      covers: row.covers,
      members: row.members,
      fullMembers: row.full_members,
      notTransferred: row.not_transferred,
      responsibleFor: row.responsible_for,
    },
  };
}

function warningsOf(
  row: RecordRow,
  posts: readonly PostRow[],
  coverage: readonly CoverageRow[],
  term: TermRow | null,
  today: Day,
): Warning[] {
  const covered = coverage.filter((each) => each.current);
  return reviewPartyOrg(
    {
      kind: row.kind,
      functional: row.functional,
      setUpMode: row.setup_mode,
      endedOn: row.ended_on,
      members: row.members,
      covers: row.covers,
      soleBesideOther: covered
        .filter((each) => each.way === 'sole' && each.other !== null)
        .map((each) => ({ socialOrgName: each.name, otherName: each.other ?? '' })),
      term:
        term === null ? null : { fromOn: term.from_on, toOn: term.to_on, extendedToOn: term.extended_to_on },
      // Whether the secretary is among those who are not shown isn't told either.
      hasSecretary: row.posts_hidden > 0 || posts.some((post) => post.current && post.post === 'secretary'),
    },
    today,
  );
}

function postOf(row: PostRow, sealer: Sealer) {
  return {
    id: row.id,
    memberId: row.member_id,
    personName: row.person_name,
    post: row.post,
    duties: row.duties,
    inManagement: row.in_management,
    fullTime: row.full_time,
    allowanceNote: row.allowance_note,
    phone: openOfficePhone(sealer, row.office_phone_sealed),
    fromOn: row.from_on,
    toOn: row.to_on,
    current: row.current,
  };
}

function termOf(row: TermRow, currentId: string | undefined) {
  return {
    id: row.id,
    number: row.number,
    electedOn: row.elected_on,
    fromOn: row.from_on,
    toOn: row.to_on,
    extendedToOn: row.extended_to_on,
    current: row.id === currentId,
  };
}

function coverageView(row: CoverageRow) {
  return {
    id: row.id,
    socialOrg: { id: row.social_org_id, name: row.name, creditCode: row.credit_code, staff: row.staff },
    way: row.way,
    fromOn: row.from_on,
    toOn: row.to_on,
    current: row.current,
  };
}
