import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportReason, ReleasedSheet } from '../../audit/server/public.ts';
import { memberFilterSchema } from '../../members/member-list.contract.ts';
import { countExportedMembers, exportMembers } from '../../members/server/public.ts';
import { partyOrgFilterSchema } from '../../party-orgs/party-org-list.contract.ts';
import { countPartyOrgs, exportPartyOrgs } from '../../party-orgs/server/public.ts';
import { countSocialOrgs, exportSocialOrgs } from '../../social-orgs/server/public.ts';
import { socialOrgFilterSchema } from '../../social-orgs/social-org-list.contract.ts';
import type { RequestedKind } from '../export-request.ts';

interface SourceParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
}

/** Where the rows of a kind come from. */
interface Source {
  /** The file's name without its ending. */
  readonly title: string;
  readonly count: (
    parts: SourceParts,
    acting: Acting,
    asked: object,
    today: Day,
  ) => Promise<number | Refusal>;
  readonly open: (
    parts: SourceParts,
    acting: Acting,
    asked: object,
    today: Day,
    reason: ExportReason,
  ) => Promise<ReleasedSheet | Refusal>;
}

async function countOf(counted: Promise<{ count: number } | Refusal>): Promise<number | Refusal> {
  const answer = await counted;
  return isRefusal(answer) ? answer : answer.count;
}

export const sources: Readonly<Record<RequestedKind, Source>> = {
  members: {
    title: '党员名册',
    count: ({ pool }, acting, asked, today) =>
      countExportedMembers(pool, acting, memberFilterSchema.parse(asked), today),
    open: (parts, acting, asked, today, reason) =>
      exportMembers(parts, acting, { ...memberFilterSchema.parse(asked), ...reason }, today),
  },
  'party-orgs': {
    title: '党组织',
    count: ({ pool }, acting, asked, today) =>
      countOf(countPartyOrgs(pool, acting, partyOrgFilterSchema.parse(asked), today)),
    open: ({ pool }, acting, asked, today, reason) =>
      exportPartyOrgs(pool, acting, { ...partyOrgFilterSchema.parse(asked), ...reason }, today),
  },
  'social-orgs': {
    title: '社会组织',
    count: ({ pool }, acting, asked, today) =>
      countOf(countSocialOrgs(pool, acting, socialOrgFilterSchema.parse(asked), today)),
    open: ({ pool }, acting, asked, today, reason) =>
      exportSocialOrgs(pool, acting, { ...socialOrgFilterSchema.parse(asked), ...reason }, today),
  },
};
