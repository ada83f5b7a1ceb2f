import { TodoList } from './TodoList.tsx';
import { useListTodos } from './use-list-todos.ts';

/** What waits for the person, each a way to where it is done; says so when nothing does. */
export function DeskTodos() {
  const { todos, waiting } = useListTodos({});
  const some = todos.some(({ count }) => count > 0);
  return (
    <section className="panel" aria-label="待办" aria-busy={waiting}>
      <h2 className="desk-head">待办</h2>
      {some ? <TodoList todos={todos} /> : null}
      {some || waiting ? null : <p className="quiet">没有待办事项。</p>}
    </section>
  );
}
