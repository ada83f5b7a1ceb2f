import './year-plans.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { aimText } from '../plan-words.ts';
import {
  listPlanTemplatesRoute,
  type PlanTemplate,
  withdrawPlanTemplateRoute,
} from '../year-plan.contract.ts';
import { thisYear, yearChoices } from './plan-year.ts';
import { TemplateDrawer } from './TemplateDrawer.tsx';

const ADDRESS = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() });

/** What offices suggest to branches, by type and size of what they cover (分类指导). */
export function TemplatesPage() {
  const [{ year = thisYear() }, setAddress] = useAddressState(ADDRESS);
  const [adding, setAdding] = useState(false);
  const query = useRoute(listPlanTemplatesRoute, { query: { year } });
  return (
    <>
      <PageTitle
        title="年度计划模板"
        below="按社会组织的类型和规模分类指导：支部定计划时，先看到给自己这类组织的模板，从它开始，再按自己的情况改。"
        actions={
          <>
            <Select
              aria-label="年份"
              value={year}
              options={[...yearChoices()]}
              onChange={(chosen) => setAddress({ year: chosen })}
            />
            <Button type="primary" onClick={() => setAdding(true)}>
              新建模板
            </Button>
          </>
        }
      />
      <TemplateDrawer year={year} template={null} open={adding} onClose={() => setAdding(false)} />
      <RecordGate query={query}>
        {({ rows }) => (
          <DataTable<PlanTemplate>
            name="plan-templates"
            title="年度计划模板"
            toolbar={false}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ id }) => id}
            empty={{
              reason: `还没有${year}年的模板。`,
              hint: '没有模板时，支部可以按应开规则起草自己的计划。',
            }}
          />
        )}
      </RecordGate>
    </>
  );
}

const COLUMNS: readonly DataColumn<PlanTemplate>[] = [
  { key: 'name', title: '模板', width: 200, value: ({ name }) => name },
  { key: 'aim', title: '给谁用', width: 240, value: aimText },
  { key: 'org', title: '设立的党组织', width: 220, value: ({ partyOrg }) => partyOrg?.name ?? '上级党组织' },
  { key: 'lines', title: '安排（项）', kind: 'number', width: 100, value: ({ lines }) => lines.length },
  {
    key: 'used',
    title: '从它开始的计划',
    kind: 'number',
    width: 130,
    render: ({ used, year, id }) => (
      <NumberLink
        count={used}
        unit="个"
        to={pageAddress('/year-plans', { year, plan: 'yes', template: id })}
      />
    ),
  },
  { key: 'basis', title: '依据', width: 160, value: ({ basis }) => basis },
  { key: 'act', title: '操作', width: 140, render: (row) => <Actions template={row} /> },
];

function Actions({ template }: { readonly template: PlanTemplate }) {
  const { id, name, year, mayChange } = template;
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const { run } = useCommand(withdrawPlanTemplateRoute, { doneText: '已停用', refusals: 'returned' });
  if (!mayChange) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Button size="small" aria-label={`修改${name}`} onClick={() => setOpen('change')}>
        修改
      </Button>{' '}
      <Button size="small" aria-label={`停用${name}`} onClick={() => setOpen('end')}>
        停用
      </Button>
      <TemplateDrawer year={year} template={template} open={open === 'change'} onClose={close} />
      <FormDrawer
        title={`停用“${name}”`}
        open={open === 'end'}
        onClose={close}
        submitText="停用"
        fields={[{ kind: 'long-text', field: 'reason', title: '原因', required: true, max: 200 }]}
        onSubmit={({ values: { reason } }) =>
          run({ params: { id }, body: { reason: typeof reason === 'string' ? reason : '' } })
        }
      >
        <p className="quiet">停用以后支部看不到它；已经从它开始的计划不受影响。</p>
      </FormDrawer>
    </>
  );
}
