import { accessPages } from '../../features/access/web/pages.tsx';
import { auditPages } from '../../features/audit/web/pages.tsx';
import { claimPages } from '../../features/claims/web/pages.tsx';
import { appraisalPages } from '../../features/appraisals/web/pages.tsx';
import { conveningPages } from '../../features/convenings/web/pages.tsx';
import { consultationPages } from '../../features/consultations/web/pages.tsx';
import { countingPages } from '../../features/counting/web/pages.tsx';
import { completeListPages } from '../../features/complete-lists/web/pages.tsx';
import { coveragePages } from '../../features/coverage/web/pages.tsx';
import { exportPages } from '../../features/exports/web/pages.tsx';
import { gapPages } from '../../features/gaps/web/pages.tsx';
import { importPages } from '../../features/imports/web/pages.tsx';
import { installationPages } from '../../features/installation/web/pages.tsx';
import { printPages } from '../../features/prints/web/pages.tsx';
import { socialOrgPages } from '../../features/social-orgs/web/pages.tsx';
import { batchPages } from '../../features/batches/web/pages.tsx';
import { mergePages } from '../../features/merges/web/pages.tsx';
import { exclusionPages } from '../../features/exclusions/web/pages.tsx';
import { meetingPages } from '../../features/meetings/web/pages.tsx';
import { mismatchPages } from '../../features/mismatches/web/pages.tsx';
import { memberPages } from '../../features/members/web/pages.tsx';
import { ownRecordPages } from '../../features/own-record/web/pages.tsx';
import { partyOrgPages } from '../../features/party-orgs/web/pages.tsx';
import { searchPages } from '../../features/search/web/pages.tsx';
import { workbenchPages } from '../../features/workbench/web/pages.tsx';
import { effortPages } from '../../features/effort/web/pages.tsx';
import { inspectionPages } from '../../features/inspections/web/pages.tsx';
import { yearPlanPages } from '../../features/year-plans/web/pages.tsx';
import { vitalityPages } from '../../features/vitality/web/pages.tsx';
import { permissions } from '../../features/access/role.ts';
import { lazyPage, type WebPage } from '../../platform/web/web-page.ts';

/** Made of two features: the form of one, filled in from the other. */
const recordConvened: WebPage = {
  path: '/convenings/$id/record',
  title: '登记会议',
  menu: 'meetings',
  permission: permissions.recordMeetings,
  element: lazyPage(
    () => import('./RecordConvenedPage.tsx'),
    (module) => module.RecordConvenedPage,
  ),
};

/** Every page of the web, feature by feature. */
export const pages: readonly WebPage[] = [
  ...workbenchPages,
  ...coveragePages,
  ...gapPages,
  ...consultationPages,
  ...countingPages,
  ...socialOrgPages,
  ...claimPages,
  ...mismatchPages,
  ...partyOrgPages,
  ...meetingPages,
  ...vitalityPages,
  ...inspectionPages,
  ...yearPlanPages,
  ...effortPages,
  ...conveningPages,
  ...exclusionPages,
  ...appraisalPages,
  recordConvened,
  ...memberPages,
  ...mergePages,
  ...importPages,
  ...completeListPages,
  ...exportPages,
  ...printPages,
  ...accessPages,
  ...auditPages,
  ...installationPages,
  ...batchPages,
  ...ownRecordPages,
  ...searchPages,
];
