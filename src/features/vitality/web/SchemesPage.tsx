import './vitality.css';
import { Button } from 'antd';
import { useState } from 'react';
import { addMonths, startOfMonth } from '../../../platform/kernel/day.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  endVitalitySchemeRoute,
  listVitalitySchemesRoute,
  setVitalitySchemeRoute,
  type VitalityScheme,
} from '../scheme.contract.ts';
import { vitalityQuestionNames } from '../vitality.ts';
import { factEntryOf } from '../vitality-words.ts';
import { SchemeLinesField } from './SchemeLinesField.tsx';

type Line = VitalityScheme['lines'][number];

/** Which facts answer the three questions and how they sum up: as shipped, and every version that an office has set. */
export function SchemesPage() {
  const query = useRoute(listVitalitySchemesRoute, {});
  return (
    <RecordGate query={query}>
      {({ shipped, rows }) => (
        <>
          <PageTitle
            title="有效覆盖方案"
            below="哪些事实回答有没有、好不好、优不优，多少算做到，各占多少分。事实全部由记录算出，不用填报；没有可计算的不算在内。"
            actions={
              <IfMay permission={permissions.setDutyRules}>
                <Setting shipped={shipped} />
              </IfMay>
            }
          />
          <div className="stack">
            <h2 className="section-title">另设的方案</h2>
            <DataTable<VitalityScheme>
              name="vitality-schemes"
              title="另设的方案"
              toolbar={false}
              columns={SET}
              rows={rows}
              rowKey={({ id }) => id}
              empty={{
                reason: '还没有另设的方案，都用默认方案。',
                hint: '上级党务干部可以给所辖党组织另设：换事实、改分值、改多少算做到，从某月起用。',
              }}
            />
            {rows.map((scheme) => (
              <section key={scheme.id}>
                <h2 className="section-title">
                  {scheme.name}（{daysOf(scheme)}）
                </h2>
                <Lines title={scheme.name} lines={scheme.lines} />
              </section>
            ))}
            <h2 className="section-title">默认方案</h2>
            <Lines title="默认方案" lines={shipped} />
          </div>
        </>
      )}
    </RecordGate>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <DataTable<Line>
      name="vitality-scheme-lines"
      title={title}
      toolbar={false}
      columns={LINES}
      rows={lines.filter(({ question }) => question !== null)}
      rowKey={({ fact }) => fact}
      empty={{ reason: '没有事实。' }}
    />
  );
}

const LINES: readonly DataColumn<Line>[] = [
  { key: 'fact', title: '事实', width: 240, value: ({ fact }) => factEntryOf(fact).name },
  {
    key: 'question',
    title: '哪一问',
    width: 110,
    value: ({ question }) => (question === null ? null : vitalityQuestionNames[question]),
  },
  {
    key: 'threshold',
    title: '怎样算做到',
    width: 150,
    value: ({ fact, threshold }) => (factEntryOf(fact).unit === 'yes' ? '有就算做到' : `达到 ${threshold}%`),
  },
  { key: 'weight', title: '分值', kind: 'number', width: 90, value: ({ weight }) => weight },
  {
    key: 'clause',
    title: '依据',
    width: 320,
    value: ({ fact }) => factEntryOf(fact).clause.replace(/^[A-Z]+-\d+\s*/, ''),
  },
];

function daysOf({ fromOn, lastOn }: VitalityScheme): string {
  return lastOn === null ? `${fromOn} 起` : `${fromOn} 至 ${lastOn}`;
}

const SET: readonly DataColumn<VitalityScheme>[] = [
  { key: 'name', title: '方案', width: 200, value: ({ name }) => name },
  { key: 'org', title: '党组织', width: 240, value: ({ partyOrg }) => partyOrg?.name ?? '上级党组织' },
  { key: 'days', title: '起止', width: 210, value: daysOf },
  { key: 'basis', title: '依据', width: 220, value: ({ basis }) => basis },
  { key: 'setBy', title: '谁设的', width: 120, value: ({ setBy }) => setBy },
  {
    key: 'end',
    title: '操作',
    width: 90,
    render: (scheme) => (scheme.mayEnd ? <Ending scheme={scheme} /> : null),
  },
];

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function Setting({ shipped }: { readonly shipped: readonly Line[] }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(setVitalitySchemeRoute, { doneText: '已设', refusals: 'returned' });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        另设方案
      </Button>
      <FormDrawer
        title="另设有效覆盖方案"
        open={open}
        onClose={() => setOpen(false)}
        initial={{ fromOn: addMonths(startOfMonth(officeToday()), 1), lines: shipped }}
        fields={[
          {
            kind: 'tree',
            field: 'partyOrgId',
            title: '党组织',
            required: true,
            wide: true,
            route: listPartyTreeRoute,
            help: '它和所辖各党组织都用；更近一级设的先用',
          },
          { kind: 'text', field: 'name', title: '方案名称', required: true, max: 40 },
          {
            kind: 'day',
            field: 'fromOn',
            title: '从哪天起',
            required: true,
            help: '一个月的第一天；以前的月份照旧算',
          },
          { kind: 'text', field: 'basis', title: '依据', required: true, wide: true, max: 200 },
          {
            kind: 'custom',
            field: 'lines',
            title: '事实、分值和多少算做到',
            wide: true,
            control: <SchemeLinesField />,
          },
        ]}
        onSubmit={({ values: { partyOrgId, name, basis, fromOn, lines } }) =>
          run({
            body: {
              partyOrgId: text(partyOrgId),
              name: text(name),
              basis: text(basis),
              fromOn: text(fromOn),
              lines: lines as Line[],
            },
          })
        }
      />
    </>
  );
}

function Ending({ scheme: { id, name } }: { readonly scheme: VitalityScheme }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(endVitalitySchemeRoute, { doneText: '已停用', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`停用${name}`} onClick={() => setOpen(true)}>
        停用
      </Button>
      <FormDrawer
        title="停用这个方案"
        open={open}
        onClose={() => setOpen(false)}
        submitText="停用"
        initial={{ on: addMonths(startOfMonth(officeToday()), 1) }}
        fields={[
          {
            kind: 'day',
            field: 'on',
            title: '从哪天起不再用',
            required: true,
            help: '一个月的第一天；以前的月份照旧算',
          },
          { kind: 'long-text', field: 'reason', title: '原因', required: true, max: 200 },
        ]}
        onSubmit={({ values: { on, reason } }) =>
          run({ params: { id }, body: { on: text(on), reason: text(reason) } })
        }
      />
    </>
  );
}
