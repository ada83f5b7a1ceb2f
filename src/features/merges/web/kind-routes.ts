import { readMemberRoute } from '../../members/member.contract.ts';
import { readPartyOrgRoute } from '../../party-orgs/party-org.contract.ts';
import { readSocialOrgRoute } from '../../social-orgs/social-org.contract.ts';
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
import type { MergeKind } from '../merge.ts';
import {
  compareMembersRoute,
  comparePartyOrgsRoute,
  compareSocialOrgsRoute,
  mergeMembersRoute,
  mergePartyOrgRecordsRoute,
  mergeSocialOrgsRoute,
} from '../merges.contract.ts';

/** What merging asks of the server, for records of one kind. */
export interface KindRoutes {
  readonly kind: MergeKind;
  /** Where a record of the kind opens. */
  readonly home: string;
  readonly read: typeof readSocialOrgRoute | typeof readPartyOrgRoute | typeof readMemberRoute;
  readonly compare: typeof compareSocialOrgsRoute | typeof comparePartyOrgsRoute | typeof compareMembersRoute;
  readonly merge: typeof mergeSocialOrgsRoute | typeof mergePartyOrgRecordsRoute | typeof mergeMembersRoute;
  readonly doubles:
    | typeof listSocialOrgDoublesRoute
    | typeof listPartyOrgDoublesRoute
    | typeof listMemberDoublesRoute;
  readonly countDoubles:
    | typeof countSocialOrgDoublesRoute
    | typeof countPartyOrgDoublesRoute
    | typeof countMemberDoublesRoute;
  readonly mark:
    | typeof markSocialOrgsNotDoubleRoute
    | typeof markPartyOrgsNotDoubleRoute
    | typeof markMembersNotDoubleRoute;
  readonly unmark:
    | typeof unmarkSocialOrgsNotDoubleRoute
    | typeof unmarkPartyOrgsNotDoubleRoute
    | typeof unmarkMembersNotDoubleRoute;
}

export const SOCIAL_ORG_ROUTES: KindRoutes = {
  kind: 'social_org',
  home: '/social-orgs',
  read: readSocialOrgRoute,
  compare: compareSocialOrgsRoute,
  merge: mergeSocialOrgsRoute,
  doubles: listSocialOrgDoublesRoute,
  countDoubles: countSocialOrgDoublesRoute,
  mark: markSocialOrgsNotDoubleRoute,
  unmark: unmarkSocialOrgsNotDoubleRoute,
};

export const PARTY_ORG_ROUTES: KindRoutes = {
  kind: 'party_org',
  home: '/party-orgs',
  read: readPartyOrgRoute,
  compare: comparePartyOrgsRoute,
  merge: mergePartyOrgRecordsRoute,
  doubles: listPartyOrgDoublesRoute,
  countDoubles: countPartyOrgDoublesRoute,
  mark: markPartyOrgsNotDoubleRoute,
  unmark: unmarkPartyOrgsNotDoubleRoute,
};

export const MEMBER_ROUTES: KindRoutes = {
  kind: 'member',
  home: '/members',
  read: readMemberRoute,
  compare: compareMembersRoute,
  merge: mergeMembersRoute,
  doubles: listMemberDoublesRoute,
  countDoubles: countMemberDoublesRoute,
  mark: markMembersNotDoubleRoute,
  unmark: unmarkMembersNotDoubleRoute,
};
