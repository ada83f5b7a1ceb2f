import type { CodeTable } from './code-table.ts';
import { degrees, educations } from './tables/education.ts';
import { ethnicities } from './tables/ethnicity.ts';
import { leavingReasons, memberStatuses, postLevels } from './tables/member.ts';
import {
  employments,
  massOrgKinds,
  partyPosts,
  responsibilityPrinciples,
  secretarySources,
  setUpModes,
} from './tables/party-org.ts';
import { noPartyReasons } from './tables/no-party-reason.ts';
import { partyOrgKinds } from './tables/party-org-kind.ts';
import { politicalAffiliations } from './tables/political-affiliation.ts';
import { sectorSeeds } from './tables/sector.ts';
import { sexes } from './tables/sex.ts';
import {
  annualCheckResults,
  evaluationGrades,
  registrationKinds,
  socialOrgStatuses,
} from './tables/social-org.ts';
import { socialOrgTypes } from './tables/social-org-type.ts';
import { yesNo } from './tables/yes-no.ts';

/** All tables, for templates, the API document and tests that hold for every table. */
export const codeTables: readonly CodeTable[] = [
  sexes,
  ethnicities,
  educations,
  degrees,
  politicalAffiliations,
  memberStatuses,
  leavingReasons,
  postLevels,
  socialOrgTypes,
  registrationKinds,
  socialOrgStatuses,
  annualCheckResults,
  evaluationGrades,
  sectorSeeds,
  noPartyReasons,
  partyOrgKinds,
  setUpModes,
  secretarySources,
  partyPosts,
  massOrgKinds,
  responsibilityPrinciples,
  employments,
  yesNo,
];
