import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { auditActionName, searchDetail } from '../audit-detail.ts';
import { auditEntityNames, auditKindNames, auditKinds } from '../audit-line.ts';
import { type AuditSearchLine, exportAuditRoute, searchAuditRoute } from '../audit-search.contract.ts';
import { ChainDrawer } from './ChainDrawer.tsx';

const FILTERS: readonly FilterField<'q' | 'kind' | 'from' | 'to'>[] = [
  { kind: 'search', key: 'q', title: '操作人' },
  {
    kind: 'select',
    key: 'kind',
    title: '类别',
    options: auditKinds.map((value) => ({ value, label: auditKindNames[value] })),
    width: 130,
  },
  { kind: 'day', key: 'from', title: '从' },
  { kind: 'day', key: 'to', title: '到' },
];

const COLUMNS: readonly DataColumn<AuditSearchLine>[] = [
  { key: 'at', title: '时间', kind: 'day', width: 150, value: ({ at }) => minuteText(at) },
  { key: 'kind', title: '类别', width: 110, value: ({ kind }) => auditKindNames[kind] },
  { key: 'actor', title: '操作人', width: 140, value: ({ actor }) => actor || null, empty: '未登录' },
  { key: 'action', title: '操作', width: 150, render: (line) => <Action line={line} /> },
  { key: 'entity', title: '对象', width: 220, render: (line) => <Subject line={line} /> },
  { key: 'detail', title: '内容', width: 300, value: searchDetail },
];

function Action({ line }: { readonly line: AuditSearchLine }) {
  const name = auditActionName(line);
  return line.action === 'sign-in-failed' ? <StatusTag tone="fault">{name}</StatusTag> : name;
}

/** An account by its name, a record by its number alone: an auditor has no sight of records. The number leads to all about it. */
function Subject({ line: { entity, entityId, about } }: { readonly line: AuditSearchLine }) {
  const kind = auditEntityNames[entity] ?? entity;
  if (entity === 'command' || entityId === null) return kind;
  return (
    <>
      {about === null ? `${kind} ` : null}
      <PageLink to={pageAddress('/audit', { record: entityId })}>{about ?? entityId.slice(-12)}</PageLink>
    </>
  );
}

/** The whole log: who did what to which record, when. */
export function AuditSearchPage() {
  const list = useList(searchAuditRoute, { export: exportAuditRoute });
  const [checking, setChecking] = useState(false);
  const { record } = list.filters;
  return (
    <>
      <PageTitle
        title="审计查询"
        below="谁在何时对哪条记录做了什么。业务记录只显示编号，看不到内容；记录只能查看，不能修改。"
        actions={<Button onClick={() => setChecking(true)}>校验审计链</Button>}
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      {record === undefined ? null : (
        <p className="quiet">
          只看编号 {record} 的记录。
          <Button type="link" onClick={() => list.setFilters({ record: undefined })}>
            看全部
          </Button>
        </p>
      )}
      <DataTable
        name="audit-search"
        title="审计记录"
        columns={COLUMNS}
        rowKey={({ id }) => id}
        {...list.table}
        empty={{ reason: '没有符合条件的记录。', hint: '换一个条件试试，或清除筛选。' }}
      />
      <ChainDrawer open={checking} onClose={() => setChecking(false)} />
    </>
  );
}
