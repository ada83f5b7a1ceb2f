import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import type { CoverageAnswer } from '../../coverage/coverage.contract.ts';
import { coverageTodos } from './coverage-todos.ts';
import { TodoList } from './TodoList.tsx';
import { useListTodos } from './use-list-todos.ts';

/** What waits to be done, overdue things first; each opens exactly the list that it counts. */
export function Todos({ now }: { readonly now: CoverageAnswer }) {
  const counted = useListTodos({});
  const todos = [...coverageTodos(now), ...counted.todos];
  const some = todos.some(({ count }) => count > 0);
  return (
    <section className="panel" aria-label="待办" aria-busy={counted.waiting}>
      <h2 className="desk-head">待办</h2>
      {!some && !counted.waiting ? <EmptyState reason="没有待办事项。" /> : <TodoList todos={todos} />}
    </section>
  );
}
