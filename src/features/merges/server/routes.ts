import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import {
  compareMembersRoute,
  comparePartyOrgsRoute,
  compareSocialOrgsRoute,
  mergeMembersRoute,
  mergePartyOrgRecordsRoute,
  mergeSocialOrgsRoute,
} from '../merges.contract.ts';
import {
  countMemberDoublesRoute,
  countPartyOrgDoublesRoute,
  countSocialOrgDoublesRoute,
  listMemberDoublesRoute,
  listPartyOrgDoublesRoute,
  listSocialOrgDoublesRoute,
  markMembersNotDoubleRoute,
  markPartyOrgsNotDoubleRoute,
  markSocialOrgsNotDoubleRoute,
  unmarkMembersNotDoubleRoute,
  unmarkPartyOrgsNotDoubleRoute,
  unmarkSocialOrgsNotDoubleRoute,
} from '../doubles.contract.ts';
import { countDoubles, listDoubles } from './list-doubles.ts';
import { markNotDoubles, unmarkNotDoubles } from './mark-not-doubles.ts';
import { mergeOfMembers } from './merge-members.ts';
import { mergeOfPartyOrgs } from './merge-party-orgs.ts';
import { compareRecords, type MergeParts, mergeRecords } from './merge-records.ts';
import { mergeOfSocialOrgs } from './merge-social-orgs.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 合并重复记录: two records of one and the same become one. */
export function registerMergeRoutes(app: FastifyInstance, parts: MergeParts): void {
  bindRoute(app, compareSocialOrgsRoute, ({ caller, params }) =>
    compareRecords(mergeOfSocialOrgs, parts, caller, params, today()),
  );
  bindRoute(app, mergeSocialOrgsRoute, ({ caller, params, body }) =>
    mergeRecords(mergeOfSocialOrgs, parts, caller, params, body, today()),
  );
  bindRoute(app, comparePartyOrgsRoute, ({ caller, params }) =>
    compareRecords(mergeOfPartyOrgs, parts, caller, params, today()),
  );
  bindRoute(app, mergePartyOrgRecordsRoute, ({ caller, params, body }) =>
    mergeRecords(mergeOfPartyOrgs, parts, caller, params, body, today()),
  );
  bindRoute(app, compareMembersRoute, ({ caller, params }) =>
    compareRecords(mergeOfMembers, parts, caller, params, today()),
  );
  bindRoute(app, mergeMembersRoute, ({ caller, params, body }) =>
    mergeRecords(mergeOfMembers, parts, caller, params, body, today()),
  );
  registerDoubles(app, parts);
  registerMarks(app, parts);
}

function registerDoubles(app: FastifyInstance, { pool }: MergeParts): void {
  const listed = [
    ['social_org', listSocialOrgDoublesRoute, countSocialOrgDoublesRoute],
    ['party_org', listPartyOrgDoublesRoute, countPartyOrgDoublesRoute],
    ['member', listMemberDoublesRoute, countMemberDoublesRoute],
  ] as const;
  for (const [kind, list, count] of listed) {
    bindRoute(app, list, ({ caller, query }) => listDoubles(pool, caller, kind, query));
    bindRoute(app, count, ({ caller, query }) => countDoubles(pool, caller, kind, query));
  }
}

function registerMarks(app: FastifyInstance, { pool }: MergeParts): void {
  const marks = [
    ['social_org', markSocialOrgsNotDoubleRoute, unmarkSocialOrgsNotDoubleRoute],
    ['party_org', markPartyOrgsNotDoubleRoute, unmarkPartyOrgsNotDoubleRoute],
    ['member', markMembersNotDoubleRoute, unmarkMembersNotDoubleRoute],
  ] as const;
  for (const [kind, mark, unmark] of marks) {
    bindRoute(app, mark, ({ caller, body }) => markNotDoubles(pool, caller, kind, body, today()));
    bindRoute(app, unmark, ({ caller, body }) => unmarkNotDoubles(pool, caller, kind, body.ids, today()));
  }
}
