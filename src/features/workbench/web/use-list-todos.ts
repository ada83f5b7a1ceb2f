import { pageAddress } from '../../../platform/web/address.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { listTodosRoute } from '../workbench.contract.ts';
import type { Todo } from './TodoList.tsx';

/**
 * The todos that lists count, for what the person may open.
 * @param within narrows Party organisations and members to a node of the tree
 */
export function useListTodos(within: { readonly partyOrg?: string }): {
  readonly todos: readonly Todo[];
  readonly waiting: boolean;
} {
  const { data, isPending } = useRoute(listTodosRoute, { query: within });
  const todos = (data?.todos ?? []).map(({ page, values, ...todo }) => ({
    ...todo,
    to: pageAddress(page, values),
  }));
  return { todos, waiting: isPending };
}
