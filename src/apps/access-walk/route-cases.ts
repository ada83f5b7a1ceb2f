import { accessCases, auditCases, setUpCases, siteCases } from './access-cases.ts';
import { completeListCases } from './complete-list-cases.ts';
import { exportCases } from './export-cases.ts';
import { printCases } from './print-cases.ts';
import { importCases, placeCases } from './import-cases.ts';
import { savedViewCases } from './saved-view-cases.ts';
import { ownRecordCases } from './own-record-cases.ts';
import { partyOrgCases } from './party-org-cases.ts';
import { appraisalCases } from './appraisal-cases.ts';
import { batchCases } from './batch-cases.ts';
import { claimCases } from './claim-cases.ts';
import { consultationCases } from './consultation-cases.ts';
import { coverageCases } from './coverage-cases.ts';
import { mergeCases } from './merge-cases.ts';
import { gapCases } from './gap-cases.ts';
import { conveningCases } from './convening-cases.ts';
import { exclusionCases } from './exclusion-cases.ts';
import { meetingCases } from './meeting-cases.ts';
import { partyGroupCases } from './party-group-cases.ts';
import { vitalityCases } from './vitality-cases.ts';
import { workbenchCases } from './workbench-cases.ts';
import { yearPlanCases } from './year-plan-cases.ts';
import { mismatchCases } from './mismatch-cases.ts';
import { memberCases } from './member-cases.ts';
import { scopeGrantCases } from './scope-grant-cases.ts';
import { searchCases } from './search-cases.ts';
import { signOnCases } from './sign-on-cases.ts';
import { slipCases } from './slip-cases.ts';
import { socialOrgCases } from './social-org-cases.ts';
import type { RouteCase } from './route-case.ts';

/** How each route is walked, by its id. A route without a case fails the walk, and so does a case without a route. */
export const routeCases: Readonly<Record<string, RouteCase | undefined>> = {
  ...accessCases,
  ...slipCases,
  ...signOnCases,
  ...scopeGrantCases,
  ...setUpCases,
  ...siteCases,
  ...auditCases,
  ...placeCases,
  ...socialOrgCases,
  ...partyOrgCases,
  ...memberCases,
  ...meetingCases,
  ...partyGroupCases,
  ...vitalityCases,
  ...yearPlanCases,
  ...conveningCases,
  ...exclusionCases,
  ...appraisalCases,
  ...ownRecordCases,
  ...searchCases,
  ...savedViewCases,
  ...claimCases,
  ...mergeCases,
  ...batchCases,
  ...mismatchCases,
  ...coverageCases,
  ...gapCases,
  ...consultationCases,
  ...exportCases,
  ...printCases,
  ...importCases,
  ...completeListCases,
  ...workbenchCases,
};
