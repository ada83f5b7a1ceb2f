import type { PrintListCode } from '../print-list.ts';
import { openContacts } from './contact-list.ts';
import type { OpenList } from './open-list.ts';
import { openPartyOrgs, openTerms, openVacancies } from './party-org-lists.ts';
import { openAdvisors, openLeadership, openMembers } from './person-lists.ts';
import { openAnnualChecks, openGaps, openLedger, openUnclear } from './social-org-lists.ts';

/** How each printed list is read. */
export const openers: Readonly<Record<PrintListCode, OpenList>> = {
  ledger: openLedger,
  'party-orgs': openPartyOrgs,
  leadership: openLeadership,
  members: openMembers,
  gaps: openGaps,
  advisors: openAdvisors,
  terms: openTerms,
  vacancies: openVacancies,
  unclear: openUnclear,
  'annual-checks': openAnnualChecks,
  contacts: openContacts,
};
