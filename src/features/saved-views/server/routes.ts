import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { z } from 'zod';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { bindRoute, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { MOST_VIEWS, searchToKeep } from '../saved-view.ts';
import {
  deleteViewRoute,
  listSavedViewsRoute,
  renameViewRoute,
  saveViewRoute,
} from '../saved-views.contract.ts';
import { changeName, removeView, type SavedViewRow, storeView, viewsOf } from './saved-views.queries.ts';

export function registerSavedViewRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listSavedViewsRoute, async ({ caller, query }) => ({
    rows: await readScoped<SavedViewRow>(pool, caller, viewsOf(query.page)),
  }));
  bindRoute(app, saveViewRoute, ({ caller, body }) => saveView(pool, caller, body));
  bindRoute(app, renameViewRoute, ({ caller, params, body }) =>
    renameView(pool, caller, { ...params, ...body }),
  );
  bindRoute(app, deleteViewRoute, async ({ caller, params }) =>
    (await write(pool, caller, (client) => removeView(client, params.id))) ? {} : NOT_FOUND,
  );
}

async function saveView(
  pool: Pool,
  acting: Acting,
  { page, name, search, columns }: z.output<typeof saveViewRoute.body>,
): Promise<{ id: string } | Refusal> {
  const view = { id: newId(), page, name, search: searchToKeep(search), columns };
  const id = await write(pool, acting, (client) => storeView(client, view, MOST_VIEWS));
  if (id !== null) return { id };
  return refuse(
    'saved-view.most',
    `这一页已经保存了 ${MOST_VIEWS} 个视图。请先删除不用的，或用同一个名称覆盖。`,
    { field: 'name', value: name },
  );
}

async function renameView(
  pool: Pool,
  acting: Acting,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Record<string, never> | Refusal> {
  const taken = refuse('conflict.name', `这一页已经有叫“${name}”的视图。请换一个名称，或先删除那一个。`, {
    field: 'name',
    value: name,
  });
  const renamed = await writeOrRefuse(() => write(pool, acting, (client) => changeName(client, id, name)), {
    saved_view_account_id_page_name_key: taken,
  });
  if (isRefusal(renamed)) return renamed;
  return renamed ? {} : NOT_FOUND;
}

function write<Result>(
  pool: Pool,
  acting: Acting,
  work: Parameters<typeof writeScoped<Result>>[3],
): Promise<Result> {
  return writeScoped(pool, acting, { changeOn: todayIn(OFFICE_TIME_ZONE, new Date()) }, work);
}
