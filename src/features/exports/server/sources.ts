import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { type ExportReason, type ReleasedSheet, writeExport } from '../../audit/server/public.ts';
import { memberFilterSchema } from '../../members/member-list.contract.ts';
import { countExportedMembers, exportMembers, type MemberParts } from '../../members/server/public.ts';
import { partyOrgFilterSchema } from '../../party-orgs/party-org-list.contract.ts';
import { countPartyOrgs, exportPartyOrgs } from '../../party-orgs/server/public.ts';
import { countSocialOrgs, exportSocialOrgs } from '../../social-orgs/server/public.ts';
import { socialOrgFilterSchema } from '../../social-orgs/social-org-list.contract.ts';
import type { ListKind, RequestedFormat, RequestedKind } from '../export-request.ts';
import type { ExportWatch } from './running-exports.ts';

/** What is asked for, as the request keeps it. */
export interface AskedExport {
  readonly kind: RequestedKind;
  readonly asked: object;
}

export interface FileToMake {
  readonly format: RequestedFormat;
  readonly password?: string | undefined;
  readonly reason: ExportReason;
}

/** Where a file comes from. */
export interface ExportSource {
  readonly count: (acting: Acting, asked: AskedExport, today: Day) => Promise<number | Refusal>;
  /** The whole file; it is on record before its first row is read. */
  readonly make: (
    acting: Acting,
    asked: AskedExport,
    file: FileToMake,
    today: Day,
    watch: ExportWatch,
  ) => Promise<Buffer | Refusal>;
}

async function countOf(counted: Promise<{ count: number } | Refusal>): Promise<number | Refusal> {
  const answer = await counted;
  return isRefusal(answer) ? answer : answer.count;
}

/** The files of the three lists, with their own filters. */
export function listSource(parts: MemberParts): ExportSource {
  const { pool } = parts;
  const counts: Readonly<
    Record<ListKind, (acting: Acting, asked: object, today: Day) => Promise<number | Refusal>>
  > = {
    members: (acting, asked, today) =>
      countExportedMembers(pool, acting, memberFilterSchema.parse(asked), today),
    'party-orgs': (acting, asked, today) =>
      countOf(countPartyOrgs(pool, acting, partyOrgFilterSchema.parse(asked), today)),
    'social-orgs': (acting, asked, today) =>
      countOf(countSocialOrgs(pool, acting, socialOrgFilterSchema.parse(asked), today)),
  };
  type Open = (
    acting: Acting,
    asked: object,
    today: Day,
    reason: ExportReason,
  ) => Promise<ReleasedSheet | Refusal>;
  const opens: Readonly<Record<ListKind, Open>> = {
    members: (acting, asked, today, reason) =>
      exportMembers(parts, acting, { ...memberFilterSchema.parse(asked), ...reason }, today),
    'party-orgs': (acting, asked, today, reason) =>
      exportPartyOrgs(parts, acting, { ...partyOrgFilterSchema.parse(asked), ...reason }, today),
    'social-orgs': (acting, asked, today, reason) =>
      exportSocialOrgs(parts, acting, { ...socialOrgFilterSchema.parse(asked), ...reason }, today),
  };
  return {
    count: (acting, { kind, asked }, today) => counts[kind as ListKind](acting, asked, today),
    async make(acting, { kind, asked }, { format, password, reason }, today, { signal }) {
      const sheet = await opens[kind as ListKind](acting, asked, today, reason);
      if (isRefusal(sheet)) return sheet;
      return wholeFile(writeExport(sheet, format === 'csv' ? 'csv' : 'xlsx', password), signal);
    },
  };
}

/** All bytes of a file. @throws what the signal was aborted with, between two pieces */
export async function wholeFile(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pieces) {
    signal.throwIfAborted();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
