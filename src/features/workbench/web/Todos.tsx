import type { CoverageAnswer } from '../../coverage/coverage.contract.ts';
import { countSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { orgsAddress } from './coverage-links.ts';
import { type Todo, TodoList } from './TodoList.tsx';

/** What waits to be done, overdue things first; each opens its list. */
export function Todos({ now }: { readonly now: CoverageAnswer }) {
  const todos = [...useCoverageTodos(now), ...useMismatches()].filter(({ count }) => count > 0);
  return (
    <section className="panel" aria-label="待办">
      <h2 className="desk-head">待办</h2>
      {todos.length === 0 ? <EmptyState reason="没有待办事项。" /> : <TodoList todos={todos} />}
    </section>
  );
}

function useCoverageTodos(now: CoverageAnswer): readonly Todo[] {
  const { figures, node } = now;
  const to = (narrowing: Record<string, string>) => orgsAddress(now, node.key, narrowing);
  return [
    {
      title: '应建未建',
      note: '有正式党员三名以上，还没有党组织',
      count: figures.establishmentGaps,
      tone: 'fault',
      to: to({ covered: 'none', members: 'due' }),
    },
    {
      title: '责任待明确',
      note: '还没有确定党建责任单位',
      count: figures.responsibilityUnclear,
      tone: 'attention',
      to: to({ responsibility: 'unclear' }),
    },
    {
      title: '未核实',
      note: '未建党组织，党员情况还不清楚',
      count: figures.unverified,
      tone: 'unknown',
      to: to({ covered: 'none', members: 'unknown' }),
    },
  ];
}

function useMismatches(): readonly Todo[] {
  const query = { mismatch: 'yes' } as const;
  const { data } = useRoute(countSocialOrgsRoute, { query });
  if (data === undefined) return [];
  return [
    {
      title: '账实不符',
      note: '填报数与在册数不一致',
      tone: 'attention',
      to: pageAddress('/social-orgs', query),
      ...data,
    },
  ];
}
