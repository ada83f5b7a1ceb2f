import './year-plans.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ConfirmLeave } from '../../../platform/web/ConfirmLeave.tsx';
import { usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { linesOfDuties } from '../plan-duty.rules.ts';
import { readYearPlanRoute, setYearPlanRoute, type YearPlanView } from '../year-plan.contract.ts';
import type { PlanLine } from '../year-plan.ts';
import { PlanGaps } from './PlanGaps.tsx';
import { PlanLinesField } from './PlanLinesField.tsx';
import { PlanMonths } from './PlanMonths.tsx';
import { PlanStart } from './PlanStart.tsx';
import { thisYear, yearChoices } from './plan-year.ts';
import { PrintPlan } from './PrintPlan.tsx';

export function PlanPage() {
  return <PlanOf id={usePageParams().id ?? ''} />;
}

const ADDRESS = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() });

/** The plan of one Party organisation. */
export function PlanOf({ id }: { readonly id: string }) {
  const [{ year = thisYear() }, setAddress] = useAddressState(ADDRESS);
  const query = useRoute(readYearPlanRoute, { params: { id }, query: { year } });
  return (
    <RecordGate query={query}>
      {(plan) => (
        <Plan
          key={`${plan.year} ${plan.version}`}
          plan={plan}
          onYear={(chosen) => setAddress({ year: chosen })}
        />
      )}
    </RecordGate>
  );
}

/** What a plan is written from. */
export interface Draft {
  readonly lines: readonly PlanLine[];
  readonly templateId: string | null;
}

interface PlanProps {
  readonly plan: YearPlanView;
  readonly onYear: (year: number) => void;
}

function Plan({ plan, onYear }: PlanProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const { partyOrg, year, lines, version, setBy, setOn, mayChange, templateId } = plan;
  const begun = version > 0;
  return (
    <>
      <PageTitle
        title={`${year}年组织生活计划`}
        below={`${partyOrg.name}。${begun ? `${setBy ?? ''} ${setOn ?? ''} 定；` : ''}开了没有，由组织生活记录算出。`}
        actions={
          draft === null ? (
            <>
              <Select aria-label="年份" value={year} options={[...yearChoices()]} onChange={onYear} />
              {begun ? (
                <IfMay permission={permissions.exportMembers}>
                  <PrintPlan id={partyOrg.id} year={year} />
                </IfMay>
              ) : null}
              {mayChange && begun ? (
                <Button type="primary" onClick={() => setDraft({ lines: lines.map(lineOf), templateId })}>
                  修改计划
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      {draft !== null ? (
        <Writing plan={plan} draft={draft} onDone={() => setDraft(null)} />
      ) : begun ? (
        <div className="stack">
          <PlanGaps lines={lines} duties={plan.duties} />
          <PlanMonths plan={plan} />
        </div>
      ) : (
        <PlanStart
          plan={plan}
          onStart={(template) =>
            setDraft(
              template === null
                ? { lines: linesOfDuties(plan.duties), templateId: null }
                : { lines: template.lines, templateId: template.id },
            )
          }
        />
      )}
    </>
  );
}

function lineOf({ month, kinds, topic, note }: PlanLine): PlanLine {
  return { month, kinds, topic, note };
}

interface WritingProps {
  readonly plan: YearPlanView;
  readonly draft: Draft;
  readonly onDone: () => void;
}

function Writing({ plan: { partyOrg, year, version, duties }, draft, onDone }: WritingProps) {
  const [dirty, setDirty] = useState(version === 0);
  const { run } = useCommand(setYearPlanRoute, { doneText: '计划已定', refusals: 'returned' });
  return (
    <div className="panel">
      <ConfirmLeave when={dirty} />
      <RecordForm
        fields={[
          {
            kind: 'custom',
            field: 'lines',
            title: '一年的安排',
            wide: true,
            control: <PlanLinesField duties={duties} />,
          },
        ]}
        initial={{ lines: draft.lines }}
        submitText="定下计划"
        onDirty={setDirty}
        onCancel={onDone}
        onDone={onDone}
        onSubmit={({ values }) =>
          run({
            params: { id: partyOrg.id },
            body: { year, version, templateId: draft.templateId, lines: (values.lines ?? []) as PlanLine[] },
          })
        }
      />
    </div>
  );
}
