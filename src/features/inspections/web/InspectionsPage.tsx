import { Button } from 'antd';
import { useState } from 'react';
import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  addInspectionRoute,
  type Inspection,
  listInspectionsRoute,
  withdrawInspectionRoute,
} from '../inspection.contract.ts';

/** What is inspected when, told ahead: what the records say already need not be asked for again. */
export function InspectionsPage() {
  const mayAdd = useMay(permissions.setDutyRules);
  const query = useRoute(listInspectionsRoute, {});
  return (
    <>
      <PageTitle
        title="检查安排"
        below="什么时候检查、看什么，提前告诉支部。应开未开、三问、会议记录系统里都有，不用支部为检查另备材料。"
        actions={mayAdd ? <Adding /> : null}
      />
      <RecordGate query={query}>
        {({ rows }) => (
          <DataTable<Inspection>
            name="inspections"
            title="检查安排"
            toolbar={false}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ id }) => id}
            empty={{
              reason: '没有安排检查。',
              ...(mayAdd ? { hint: '点“安排检查”，选党组织和日期，写明依据。' } : {}),
            }}
          />
        )}
      </RecordGate>
    </>
  );
}

const COLUMNS: readonly DataColumn<Inspection>[] = [
  { key: 'name', title: '检查', width: 150, value: ({ name }) => name },
  { key: 'heldOn', title: '日期', width: 100, value: ({ heldOn }) => heldOn },
  {
    key: 'org',
    title: '范围',
    width: 190,
    value: ({ partyOrg }) =>
      partyOrg === null ? '上级党组织安排，包括本党组织' : `${partyOrg.name}及其下级`,
  },
  { key: 'looksAt', title: '看什么', width: 220, value: ({ looksAt }) => looksAt },
  { key: 'basis', title: '依据', width: 140, value: ({ basis }) => basis },
  { key: 'state', title: '状态', width: 120, value: stateText },
  { key: 'records', title: '已有的记录', width: 160, render: (row) => <Records inspection={row} /> },
  { key: 'act', title: '操作', width: 80, render: (row) => <Withdrawing inspection={row} /> },
];

function stateText({ heldOn, withdrawReason }: Inspection): string {
  if (withdrawReason !== null) return `已取消：${withdrawReason}`;
  return heldOn < officeToday() ? '已过' : '未到';
}

/** Where whoever inspects finds what is on record, so that no branch is asked for it. */
function Records({ inspection: { partyOrg } }: { readonly inspection: Inspection }) {
  const of = partyOrg === null ? {} : { partyOrg: partyOrg.id };
  return (
    <>
      <PageLink to={pageAddress('/meetings/duties', of)}>应开未开</PageLink>
      {'　'}
      <PageLink to={pageAddress('/meetings', of)}>组织生活</PageLink>
    </>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function Adding() {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(addInspectionRoute, { doneText: '已安排', refusals: 'returned' });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        安排检查
      </Button>
      <FormDrawer
        title="安排检查"
        open={open}
        onClose={() => setOpen(false)}
        submitText="安排"
        fields={[
          {
            kind: 'tree',
            field: 'partyOrgId',
            title: '党组织',
            required: true,
            wide: true,
            route: listPartyTreeRoute,
            help: '连同它的下级',
          },
          {
            kind: 'text',
            field: 'name',
            title: '检查名称',
            required: true,
            max: 60,
            placeholder: '例如：下半年党建督查',
          },
          { kind: 'day', field: 'heldOn', title: '日期', required: true, help: '今天起一年以内' },
          {
            kind: 'long-text',
            field: 'looksAt',
            title: '看什么',
            max: 500,
            help: '系统里已有的记录不用支部再报',
          },
          {
            kind: 'text',
            field: 'basis',
            title: '依据',
            required: true,
            wide: true,
            max: 200,
            placeholder: '例如：2026 年督查检查考核计划',
          },
        ]}
        onSubmit={({ values: { partyOrgId, name, heldOn, looksAt, basis } }) =>
          run({
            body: {
              partyOrgId: text(partyOrgId),
              name: text(name),
              heldOn: text(heldOn),
              looksAt: text(looksAt) || null,
              basis: text(basis),
            },
          })
        }
      >
        <p className="quiet">
          所辖的党组织都看得到。检查前集中登记的，登记时会提醒支部自己核对日期，不向上报。
        </p>
      </FormDrawer>
    </>
  );
}

function Withdrawing({ inspection: { id, name, mayWithdraw } }: { readonly inspection: Inspection }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(withdrawInspectionRoute, { doneText: '已取消', refusals: 'returned' });
  if (!mayWithdraw) return null;
  return (
    <>
      <Button size="small" aria-label={`取消${name}`} onClick={() => setOpen(true)}>
        取消
      </Button>
      <FormDrawer
        title={`取消“${name}”`}
        open={open}
        onClose={() => setOpen(false)}
        submitText="取消检查"
        fields={[{ kind: 'long-text', field: 'reason', title: '原因', required: true, max: 200 }]}
        onSubmit={({ values: { reason } }) => run({ params: { id }, body: { reason: text(reason) } })}
      />
    </>
  );
}
