import { z } from 'zod';
import { isDay } from '../../platform/kernel/day.ts';
import { exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { auditKinds } from './audit-line.ts';

const TAG = '变更记录与审计';
const day = z.string().refine(isDay, '请填写日期，例如 2026-11-22');

const filters = {
  /** Part of the name of who acted. */
  q: z.string().max(100).optional(),
  kind: z.enum(auditKinds).optional(),
  /** Number of the record, as lines show it. */
  record: z.uuid().optional(),
  /** What this account did, or what was done to it. */
  accountId: z.uuid().optional(),
  /** Days, both included. */
  from: day.optional(),
  to: day.optional(),
};
export type AuditSearch = z.output<z.ZodObject<typeof filters>>;

const auditSearchLine = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(auditKinds),
  actor: z.string().nullable(),
  action: z.string(),
  /** As the log names kinds of records. */
  entity: z.string(),
  entityId: z.string().nullable(),
  /** The account that it is about. */
  about: z.string().nullable(),
  /** Old and new value by field; null for records, which an auditor has no sight of. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
  /** Of a record: the fields that were changed. */
  fields: z.array(z.string()).nullable(),
  /** What somebody looked or exported for. */
  purpose: z.string().nullable(),
  /** How many records a list or a file showed. */
  count: z.int().nullable(),
});
export type AuditSearchLine = z.output<typeof auditSearchLine>;

export const searchAuditRoute = defineRoute({
  id: 'searchAudit',
  method: 'GET',
  path: '/api/audit',
  access: { permission: permissions.readAudit },
  summary: '审计查询：谁、在何时、对哪条记录做了什么，新的在前',
  tag: TAG,
  query: z.object({ ...pageQuery, ...filters }),
  response: pageOf(auditSearchLine),
});

export const exportAuditRoute = defineRoute({
  id: 'exportAudit',
  method: 'GET',
  path: '/api/audit/export',
  access: { permission: permissions.readAudit },
  summary: '导出审计查询的结果',
  tag: TAG,
  query: z.object({ ...filters, ...exportQuery }),
});

const head = z.object({ seq: z.int(), hash: z.string(), sealedAt: z.string().nullable() });

export const readAuditHeadRoute = defineRoute({
  id: 'readAuditHead',
  method: 'GET',
  path: '/api/audit/head',
  access: { permission: permissions.readAudit },
  summary: '审计链的链头，供另存',
  tag: TAG,
  response: head,
});

export const checkAuditChainRoute = defineRoute({
  id: 'checkAuditChain',
  method: 'GET',
  path: '/api/audit/check',
  access: { permission: permissions.readAudit },
  summary: '从第一条起校验审计链，可与另存的链头比对',
  tag: TAG,
  query: z.object({
    /** Of the head that was kept elsewhere; both or none. */
    seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  response: z.object({
    seals: z.int(),
    lines: z.int(),
    removed: z.int(),
    waiting: z.int(),
    head,
    /** What is broken, naming the first entry; null when nothing is. */
    fault: z.string().nullable(),
  }),
});
