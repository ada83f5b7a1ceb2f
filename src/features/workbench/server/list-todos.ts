import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { askRoute, type Caller, type HandlerContext } from '../../../platform/server/http/bind-route.ts';
import type { listTodosRoute, Todo } from '../workbench.contract.ts';
import { type CountedTodo, countedTodosOn } from './counted-todos.ts';

type Context = HandlerContext<typeof listTodosRoute, Caller>;
type Total = Pick<Todo, 'count' | 'capped'>;

/** One person's desk may not take the connections of all others. */
const AT_ONCE = 4;

/**
 * The todos that lists count, for what the person may open: each by the list's own route, so that the desk can't say
 * another number than the list that it opens. What has nothing waiting is left out.
 */
export async function listTodos(
  app: FastifyInstance,
  context: Context,
  today: Day,
): Promise<{ todos: Todo[] } | Refusal> {
  const within = context.query;
  const lists = countedTodosOn(today).filter((list) => isFor(list, context.caller, within));
  const totals = await inLanes(lists, AT_ONCE, ({ route, filter }) =>
    askRoute(app, route, { ...filter, ...within }, context),
  );
  const refused = totals.find(isRefusal);
  if (refused !== undefined) return refused;
  const todos = lists.flatMap(({ title, note, tone, page, filter, opens = filter }, index) => {
    const { count, capped } = totalOf(totals[index] as Answer);
    return count === 0 ? [] : [{ title, note, tone, page, values: { ...opens, ...within }, count, capped }];
  });
  return { todos };
}

function isFor(
  { route, doneBy, notFor }: CountedTodo,
  { permissions: held }: Caller,
  { partyOrg }: Context['query'],
): boolean {
  return (
    held.has(route.access.permission) &&
    (partyOrg === undefined ? doneBy === undefined || held.has(doneBy) : knowsNode(route)) &&
    (notFor === undefined || !held.has(notFor))
  );
}

/** A list that can't be narrowed to a node would be counted whole, and read as the node's. */
function knowsNode({ query }: CountedTodo['route']): boolean {
  return query instanceof z.ZodObject && 'partyOrg' in query.shape;
}

type Answer = Total | { readonly rows: readonly unknown[]; readonly capped: boolean };

function totalOf(answer: Answer): Total {
  return 'rows' in answer ? { count: answer.rows.length, capped: answer.capped } : answer;
}

/** Does the work of each item, some at once; answers in the items' order. */
async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
