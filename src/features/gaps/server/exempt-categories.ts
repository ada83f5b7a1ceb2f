import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { isOpen } from '../../../platform/server/database/scope.ts';
import {
  type Acting,
  readScoped,
  type Statement,
  writeScoped,
} from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { isCodeOf } from '../../codes/code-table.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import type {
  addExemptCategoryRoute,
  changeExemptCategoryRoute,
  listExemptCategoriesRoute,
} from '../gaps.contract.ts';
import {
  type CategoryRow,
  exemptCategories,
  insertCategory,
  knowsSector,
  lockCategory,
  settleSome,
  updateCategory,
} from './exempt-categories.queries.ts';

type Listed = z.output<typeof listExemptCategoriesRoute.response>;
type Added = z.output<typeof addExemptCategoryRoute.body>;
type Changed = z.output<typeof changeExemptCategoryRoute.body>;
type Answer = Promise<{ id: string } | Refusal>;

export async function listExemptCategories(pool: Pool, acting: Acting): Promise<Listed> {
  const rows = await readScoped<CategoryRow>(pool, acting, exemptCategories);
  return { categories: rows, mayChange: seesAll(acting) };
}

/** From its day on, no set-up is proposed for organisations of the category; figures of earlier days stay. */
export async function addExemptCategory(pool: Pool, acting: Acting, given: Added, today: Day): Answer {
  const { fromOn } = given;
  if (!seesAll(acting)) return WHOLE_SITE_ONLY;
  if (fromOn > today) return refuseFuture('fromOn', fromOn, today);
  return writeAndSettle(pool, acting, fromOn, async (client) => {
    const refusal = await refuseConditions(client, given);
    if (refusal !== null) return refusal;
    const id = v7();
    await send(client, insertCategory({ id, ...given }));
    return { id };
  });
}

/** Mends the basis, or ends a category on a day. */
export async function changeExemptCategory(
  pool: Pool,
  acting: Acting,
  id: string,
  { version, basis, toOn }: Changed,
  today: Day,
): Answer {
  if (!seesAll(acting)) return WHOLE_SITE_ONLY;
  if (typeof toOn === 'string' && toOn > today) return refuseFuture('toOn', toOn, today);
  return writeAndSettle(pool, acting, toOn ?? today, async (client) => {
    const [stored] = await send<CategoryRow>(client, lockCategory(id));
    if (stored === undefined) return NOT_FOUND;
    if (stored.version !== version) {
      return refuse(
        'conflict.version',
        `这个类别刚被别人修改（${stored.recordedBy ?? '系统'}），请刷新后再改。`,
      );
    }
    const end = toOn === undefined ? stored.toOn : toOn;
    if (end !== null && stored.fromOn !== null && end <= stored.fromOn) {
      return refuse('input.days-in-order', `停用日期 ${end} 应晚于开始日期 ${stored.fromOn}。`, {
        field: 'toOn',
      });
    }
    await send(client, updateCategory(id, basis ?? stored.basis, end));
    return { id };
  });
}

const WHOLE_SITE_ONLY = refuse(
  'exempt.whole-site',
  '不提出组建建议的类别对全站生效，由管理全部范围的党建工作人员设置。',
);

/** Categories hold for the whole site: only who sees all of it sees what a change does. */
function seesAll({ scope }: Acting): boolean {
  return isOpen(scope.place) && isOpen(scope.party) && isOpen(scope.body) && scope.only === undefined;
}

async function refuseConditions(
  client: PoolClient,
  { orgType, sector, codePrefix }: Added,
): Promise<Refusal | null> {
  if (orgType === null && sector === null && codePrefix === null) {
    return refuse('exempt.no-condition', '请至少选择组织类型、行业或信用代码前两位中的一项。', {
      field: 'orgType',
    });
  }
  if (orgType !== null && !isCodeOf(socialOrgTypes, orgType)) {
    return refuse('field.unknown-code', '组织类型不在可选项中。请从列表中选择。', { field: 'orgType' });
  }
  if (sector === null) return null;
  const known = await send(client, knowsSector(sector));
  return known.length > 0
    ? null
    : refuse('field.unknown-code', '行业不在可选项中。请从列表中选择。', { field: 'sector' });
}

function refuseFuture(field: string, value: Day, today: Day): Refusal {
  return refuse('change.future', `日期 ${value} 晚于今天 ${today}。请在生效以后再登记。`, { field, value });
}

/** Transactions that follow at once; what a large site has left goes on in the background. */
const ROUNDS_AT_ONCE = 4;

async function writeAndSettle(
  pool: Pool,
  acting: Acting,
  changeOn: Day,
  work: (client: PoolClient) => Promise<{ id: string } | Refusal>,
): Answer {
  const result = await writeScoped(pool, acting, { changeOn }, work, (each) => !isRefusal(each));
  if (isRefusal(result)) return result;
  for (let round = 0; round < ROUNDS_AT_ONCE; round += 1) {
    const [state] = await writeScoped(pool, acting, { changeOn }, (client) =>
      send<{ left: number }>(client, settleSome),
    );
    if (state === undefined || state.left === 0) break;
  }
  return result;
}

async function send<Row extends QueryResultRow>(
  client: PoolClient,
  { text, values = [] }: Statement,
): Promise<Row[]> {
  const { rows } = await client.query<Row>(text, [...values]);
  return rows;
}
