import { Button } from 'antd';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { sizeBands } from '../../social-orgs/social-org.ts';
import type { YearPlanView } from '../year-plan.contract.ts';

type Template = YearPlanView['templates'][number];

interface PlanStartProps {
  readonly plan: YearPlanView;
  /** Null: from what is owed. */
  readonly onStart: (template: Template | null) => void;
}

/** No plan yet: what it can begin from, what suits organisations like these first. */
export function PlanStart({
  plan: { partyOrg, year, mayChange, templates, covers },
  onStart,
}: PlanStartProps) {
  if (!mayChange) {
    return (
      <section className="panel">
        <EmptyState
          reason={`${partyOrg.name}没有定${year}年的计划。`}
          hint="计划由支部自己定；没有计划，应开的照样由规则算出。"
        />
      </section>
    );
  }
  return (
    <div className="stack">
      <p>
        还没有定{year}年的计划。选一个开头，再按自己的情况改；不定计划，应开的照样由规则算出。
        {covers.length === 0 ? null : (
          <span className="quiet">
            {' '}
            本支部覆盖：
            {covers
              .map(
                ({ name, type, sizeBand }) =>
                  `${name}（${nameOfCode(socialOrgTypes, type)}，${nameOfCode(sizeBands, sizeBand)}）`,
              )
              .join('、')}
          </span>
        )}
      </p>
      {templates.map((template) => (
        <section key={template.id} className="panel plan-start">
          <div>
            <h2 className="section-title">{template.name}</h2>
            <p className="quiet">
              {template.partyOrg?.name ?? '上级党组织'}给这类组织的模板，{template.lines.length} 项。依据：
              {template.basis}
            </p>
          </div>
          <Button type="primary" onClick={() => onStart(template)}>
            从这个模板开始
          </Button>
        </section>
      ))}
      <section className="panel plan-start">
        <div>
          <h2 className="section-title">按应开规则起草</h2>
          <p className="quiet">把这一年应开的排进各月：季度的排在季中，组织生活会和民主评议排在年底。</p>
        </div>
        <Button type={templates.length === 0 ? 'primary' : 'default'} onClick={() => onStart(null)}>
          起草
        </Button>
      </section>
    </div>
  );
}
