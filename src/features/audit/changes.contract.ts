import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { changedEntities } from './change-line.ts';

const TAG = '变更记录与审计';

const changeLine = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  /** create, change, correct; insert, update or delete of a fact that hangs on the record. */
  action: z.string(),
  /** Old and new value by field, a fact as its whole old and new row; names as in contracts. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  /** The day from which it counts. */
  changeOn: z.string().nullable(),
  /** Why, for a correction. */
  reason: z.string().nullable(),
  importId: z.string().nullable(),
});
export type ChangeLineView = z.output<typeof changeLine>;

export const listChangesRoute = defineRoute({
  id: 'listChanges',
  method: 'GET',
  path: '/api/changes',
  access: { permission: permissions.readChanges },
  summary: '一条记录的变更，新的在前',
  tag: TAG,
  query: z.object({ ...pageQuery, entity: z.enum(changedEntities), entityId: z.uuid() }),
  response: pageOf(changeLine),
});

const auditLine = changeLine.omit({ changeOn: true, reason: true, importId: true }).extend({
  entity: z.string(),
  entityId: z.string(),
  /** The account or command that it is about. */
  about: z.string().nullable(),
});
export type AuditLineView = z.output<typeof auditLine>;

export const listAuditLinesRoute = defineRoute({
  id: 'listAuditLines',
  method: 'GET',
  path: '/api/audit-lines',
  access: { permission: permissions.readAccessLog },
  summary: '账号、授权、登录和命令的操作记录，新的在前',
  tag: TAG,
  query: z.object({
    ...pageQuery,
    /** Part of a person's name or a sign-in name. */
    q: z.string().max(100).optional(),
    action: z.string().max(40).optional(),
    accountId: z.uuid().optional(),
  }),
  response: pageOf(auditLine),
});
