import type { CoverageAnswer } from '../../coverage/coverage.contract.ts';
import { gapsAddress, orgsAddress } from './coverage-links.ts';
import type { Todo } from './TodoList.tsx';

/** What the coverage figures say is to be done. */
export function coverageTodos(now: CoverageAnswer): readonly Todo[] {
  const { figures, node } = now;
  const to = (narrowing: Record<string, string>) => orgsAddress(now, node.key, narrowing);
  return [
    {
      title: '应建未建',
      note: '有正式党员三名以上，还没有党组织',
      count: figures.establishmentGaps,
      tone: 'fault',
      to: gapsAddress(now, node.key, 'establishment_gap'),
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
      to: gapsAddress(now, node.key, 'unverified'),
    },
  ];
}
