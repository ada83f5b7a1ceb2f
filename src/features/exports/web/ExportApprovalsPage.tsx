import { Button, Space } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { takenKindTitles } from '../../audit/exported.ts';
import {
  countExportApprovalsRoute,
  decideExportRoute,
  type ExportRequestView,
  listExportApprovalsRoute,
} from '../export-requests.contract.ts';
import { FileRules } from './FileRules.tsx';
import {
  askerColumn,
  listColumn,
  outcomeColumn,
  purposeColumn,
  type RequestColumn,
  requestedAtColumn,
  rowsColumn,
  stateColumn,
} from './request-columns.tsx';
import './exports.css';

const FILTERS: readonly FilterField<'state'>[] = [
  { kind: 'select', key: 'state', title: '状态', options: [{ value: 'waiting', label: '待审批' }] },
];

/** 导出审批: large rolls that others want to take out, for a second person to decide on. */
export function ExportApprovalsPage() {
  const list = useList(listExportApprovalsRoute, { count: countExportApprovalsRoute });
  const [refusing, setRefusing] = useState<ExportRequestView | null>(null);
  const approve = useCommand(decideExportRoute, { doneText: '已同意，系统正在生成文件' });
  const decisionColumn: RequestColumn = {
    key: 'decision',
    title: '审批',
    width: 150,
    render: (request) =>
      request.state === 'waiting' ? (
        <Space>
          <Button
            type="primary"
            size="small"
            disabled={approve.pending}
            onClick={() => void approve.run({ params: { id: request.id }, body: { decision: 'approve' } })}
          >
            同意
          </Button>
          <Button size="small" onClick={() => setRefusing(request)}>
            不同意
          </Button>
        </Space>
      ) : (
        <span className="quiet">—</span>
      ),
  };
  return (
    <>
      <PageTitle
        title="导出审批"
        below="一次导出的党员超过限额，须由申请人以外的人审批。请核对用途和名单后再同意。"
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<ExportRequestView>
        name="export-approvals"
        title="导出审批"
        columns={[
          askerColumn,
          rowsColumn,
          purposeColumn,
          listColumn,
          stateColumn,
          decisionColumn,
          outcomeColumn,
          requestedAtColumn,
        ]}
        rowKey={({ id }) => id}
        {...list.table}
        empty={{ reason: '没有要审批的导出申请。' }}
      />
      <IfMay permission={permissions.manageGrants}>
        <FileRules />
      </IfMay>
      <RefuseDrawer request={refusing} onClose={() => setRefusing(null)} />
    </>
  );
}

function RefuseDrawer({
  request,
  onClose,
}: {
  readonly request: ExportRequestView | null;
  readonly onClose: () => void;
}) {
  const { run } = useCommand(decideExportRoute, { doneText: '已答复申请人', refusals: 'returned' });
  return (
    <FormDrawer
      title="不同意导出"
      open={request !== null}
      onClose={onClose}
      submitText="不同意"
      fields={[
        {
          kind: 'long-text',
          field: 'note',
          title: '理由',
          required: true,
          wide: true,
          max: 200,
          help: '申请人会看到。',
        },
      ]}
      onSubmit={({ values }) =>
        run({
          params: { id: request?.id ?? '' },
          body: { decision: 'refuse', note: typeof values.note === 'string' ? values.note : '' },
        })
      }
    >
      {request === null ? null : (
        <p className="quiet">
          {request.asker}申请导出{request.title ?? takenKindTitles[request.kind]} {request.rows} 名，用途：
          {request.purpose}
        </p>
      )}
    </FormDrawer>
  );
}
