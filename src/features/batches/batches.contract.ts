import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { batchFields, BATCH_MOST } from './batch.ts';

const TAG = '批量操作';
const access = { permission: permissions.changeSocialOrgs } as const;
const text = z.string();
const optional = z.string().nullable();

const asked = z.object({
  /** One more than may be, so that too many get their own answer. */
  ids: z.array(z.uuid()).max(BATCH_MOST + 1),
  field: z.enum(batchFields),
  value: z.string().max(100).nullable(),
  note: z.string().max(200).nullable().optional(),
});
export type BatchAsked = z.output<typeof asked>;

const rows = z.array(
  z.object({
    id: text,
    name: optional,
    before: optional,
    /** `changed`, `same` as it is already, or `refused` with the reason. */
    state: z.enum(['changed', 'same', 'refused']),
    reason: optional,
  }),
);
export type BatchRowView = z.output<typeof rows>[number];

export const previewBatchRoute = defineRoute({
  id: 'previewBatch',
  method: 'POST',
  path: '/api/batches/social-orgs/preview',
  access,
  tag: TAG,
  summary: '预看：为所选社会组织设置一个字段，哪些会改、哪些不予办理；不保存',
  body: asked,
  response: z.object({ rows }),
});

export const storeBatchRoute = defineRoute({
  id: 'storeBatch',
  method: 'POST',
  path: '/api/batches/social-orgs',
  access,
  tag: TAG,
  summary: '为所选社会组织设置一个字段，能改的一次全部保存',
  body: asked,
  response: z.object({ id: optional, rows }),
});

export const batchView = z.object({
  id: text,
  field: z.enum(batchFields),
  valueText: optional,
  changed: z.int(),
  refused: z.int(),
  madeAt: text,
  undoneAt: optional,
  /** Of one that is undone: those that kept what they had, and why. */
  left: z.array(z.object({ id: text, name: text, reason: text })),
});
export type BatchView = z.output<typeof batchView>;

export const listBatchesRoute = defineRoute({
  id: 'listBatches',
  method: 'GET',
  path: '/api/batches',
  access,
  tag: TAG,
  summary: '本人最近的批量操作',
  response: z.object({ batches: z.array(batchView) }),
});

export const undoBatchRoute = defineRoute({
  id: 'undoBatch',
  method: 'POST',
  path: '/api/batches/:id/undo',
  access,
  tag: TAG,
  summary: '撤销本人的一次批量操作；后来又改过的不动，并列出',
  params: z.object({ id: z.uuid() }),
  response: batchView,
});
