import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';

const TAG = '常用视图';
/** Everybody keeps own ones; whose they are, the database says. */
const own = 'signed-in';
const page = z.string().regex(/^\/[a-z0-9/-]{1,60}$/, '没有这个页面');

const name = z.string().trim().min(1, '请给视图起个名称').max(30, '名称不超过 30 个字');
const key = z.string().max(60);
/** Of each table on the page the columns that are shown; null: as the page proposes. */
const columns = z.record(key, z.array(key).max(60).readonly().nullable());

const view = z.object({ id: z.string(), name: z.string(), search: z.string(), columns });
export type SavedView = z.output<typeof view>;

export const listSavedViewsRoute = defineRoute({
  id: 'listSavedViews',
  method: 'GET',
  path: '/api/saved-views',
  access: own,
  tag: TAG,
  summary: '本人在某一页面保存的常用视图',
  query: z.object({ page }),
  response: z.object({ rows: z.array(view) }),
});

export const saveViewRoute = defineRoute({
  id: 'saveView',
  method: 'POST',
  path: '/api/saved-views',
  access: own,
  tag: TAG,
  summary: '保存常用视图；同名的以新的为准',
  body: z.object({
    page,
    name,
    search: z.string().max(2000, '筛选条件太多，无法保存为视图'),
    columns: columns
      .refine((tables) => Object.keys(tables).length <= 5, '这一页的表格太多，无法保存为视图')
      .default({}),
  }),
  response: z.object({ id: z.string() }),
});

export const renameViewRoute = defineRoute({
  id: 'renameView',
  method: 'POST',
  path: '/api/saved-views/:id/name',
  access: own,
  tag: TAG,
  summary: '给常用视图改名',
  params: z.object({ id: z.uuid() }),
  body: z.object({ name }),
  response: z.object({}),
});

export const deleteViewRoute = defineRoute({
  id: 'deleteView',
  method: 'DELETE',
  path: '/api/saved-views/:id',
  access: own,
  tag: TAG,
  summary: '删除常用视图',
  params: z.object({ id: z.uuid() }),
  response: z.object({}),
});
