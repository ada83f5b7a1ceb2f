import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { keptCodes, takeBackOutcomes, takenEntities } from './take-back.ts';

const TAG = '导入';
const access = { permission: permissions.runImports };
const params = z.object({ id: z.uuid() });
const byEntity = z.object({ social_org: z.int(), party_org: z.int(), member: z.int() });

export const previewTakeBackRoute = defineRoute({
  id: 'previewTakeBack',
  method: 'GET',
  path: '/api/imports/:id/take-back',
  access,
  tag: TAG,
  summary: '撤回一次导入会怎样：撤除、改回、保留各多少条；不改任何数据',
  params,
  response: z.object({
    /** False: there is nothing stored that could be taken back (any more). */
    stored: z.boolean(),
    withdrawn: byEntity,
    setBack: byEntity,
    kept: byEntity,
    /** Comes back with the command: what was shown is what is done. */
    digest: z.string(),
    /** Records of the import that lie outside the caller's bounds; then only somebody above can take it back. */
    outOfSight: z.int(),
  }),
});

const takenRecord = z.object({
  entity: z.enum(takenEntities),
  id: z.string(),
  outcome: z.enum(takeBackOutcomes),
  /** Null: outside the caller's bounds. */
  title: z.string().nullable(),
  /** Fields that go back, by column or table of facts. */
  fields: z.array(z.string()),
  reasons: z.array(
    z.object({
      code: z.enum(keptCodes),
      actor: z.string().nullable(),
      at: z.string().nullable(),
      fields: z.array(z.string()),
      by: z
        .object({ entity: z.enum(takenEntities), id: z.string(), title: z.string().nullable() })
        .nullable(),
    }),
  ),
});
export type TakenRecordView = z.output<typeof takenRecord>;

export const listTakeBackRoute = defineRoute({
  id: 'listTakeBack',
  method: 'GET',
  path: '/api/imports/:id/take-back/records',
  access,
  tag: TAG,
  summary: '撤回一次导入时逐条会怎样；已撤回的，列出当时保留的记录和原因',
  params,
  query: z.object({ ...pageQuery, outcome: z.enum(takeBackOutcomes).default('kept') }),
  response: pageOf(takenRecord),
});

export const takeBackImportRoute = defineRoute({
  id: 'takeBackImport',
  method: 'POST',
  path: '/api/imports/:id/take-back',
  access,
  tag: TAG,
  summary: '撤回一次已入库的导入：要么全部完成，要么什么也不改',
  params,
  body: z.object({
    reason: z.string().trim().min(2, '请写明撤回原因').max(200),
    /** Take back the rest where something stays. */
    rest: z.boolean(),
    digest: z.string().max(64),
  }),
  response: z.object({ id: z.string() }),
});
