import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { takenKinds } from './exported.ts';

const exportLine = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(takenKinds),
  /** Rows of the file, without its header. */
  rows: z.int(),
  /** Null where none was asked for. */
  purpose: z.string().nullable(),
});
export type ExportLine = z.output<typeof exportLine>;

export const listExportsRoute = defineRoute({
  id: 'listExports',
  method: 'GET',
  path: '/api/exports',
  access: { permission: permissions.runExports },
  tag: '导出',
  summary: '本人的导出记录，新的在前',
  query: z.object(pageQuery),
  response: pageOf(exportLine),
});
