import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { type PrintListCode, printLists, printNarrowingNames, printNarrowings } from '../print-list.ts';
import type { PrintFilter } from '../prints.contract.ts';
import type { OpenedList } from './list-lines.ts';
import type { PrintParts } from './print-parts.ts';
import { openContacts } from './contact-list.ts';
import type { OpenList } from './open-list.ts';
import { openPartyOrgs, openTerms, openVacancies } from './party-org-lists.ts';
import { openAdvisors, openLeadership, openMembers } from './person-lists.ts';
import { openAnnualChecks, openGaps, openLedger, openUnclear } from './social-org-lists.ts';

/** How each printed list is read. */
const openers: Readonly<Record<PrintListCode, OpenList>> = {
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

/** Opens a list; one that is not narrowed by what is asked says so, rather than print more than was meant. */
export function openList(
  list: PrintListCode,
  parts: PrintParts,
  acting: Acting,
  filter: PrintFilter,
  today: Day,
): Promise<OpenedList | Refusal> {
  const { name, narrowedBy } = printLists[list];
  const foreign = printNarrowings.find((key) => filter[key] !== undefined && !narrowedBy.includes(key));
  if (foreign === undefined) return openers[list](parts, acting, filter, today);
  const message = `${name}不能按${printNarrowingNames[foreign]}筛选。请去掉这个条件，或换一份名册。`;
  return Promise.resolve(refuse('print.filter', message, { field: foreign }));
}
