import { z } from 'zod';
import { purpose } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { meetingKind } from './meeting-kind.contract.ts';

const TAG = '组织生活';
/** They name persons: whoever only inspects takes none out. */
const access = { permission: permissions.exportMembers } as const;
const id = z.object({ id: z.uuid() });
const text = (most: number) => z.string().trim().max(most).optional();

export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

const taken = { format: z.enum(paperFormats).default('pdf'), purpose };

export const printBlankSheetRoute = defineRoute({
  id: 'printBlankSheet',
  method: 'GET',
  path: '/api/party-orgs/:id/sign-in-sheet',
  access,
  tag: TAG,
  summary: '会前打印的签到表：某天点名的名册，留空签名（PDF 或 docx）；记录用途',
  params: id,
  query: z.object({
    assembly: z.enum(['members', 'committee', 'group']),
    on: day,
    partyGroup: text(40),
    kind: meetingKind.optional(),
    startsAt: text(20),
    place: text(100),
    topic: text(200),
    ...taken,
  }),
});
export type BlankSheetQuestion = z.output<typeof printBlankSheetRoute.query>;

export const printSignInSheetRoute = defineRoute({
  id: 'printSignInSheet',
  method: 'GET',
  path: '/api/meetings/:id/sign-in-sheet',
  access,
  tag: TAG,
  summary: '一次组织生活的签到表：每人的到会情况（PDF 或 docx）；记录用途',
  params: id,
  query: z.object(taken),
});

export const printMinutesRoute = defineRoute({
  id: 'printMinutes',
  method: 'GET',
  path: '/api/meetings/:id/minutes',
  access,
  tag: TAG,
  summary: '一次组织生活的会议记录（PDF 或 docx）；记录用途',
  params: id,
  query: z.object(taken),
});

export const printYearLedgerRoute = defineRoute({
  id: 'printYearLedger',
  method: 'GET',
  path: '/api/party-orgs/:id/meeting-ledger',
  access,
  tag: TAG,
  summary: '一个党组织一年的组织生活台账：应开、已开和逐次登记（PDF 或 docx）；记录用途',
  params: id,
  query: z.object({ year: z.coerce.number().int().min(1950).max(2200), ...taken }),
});
