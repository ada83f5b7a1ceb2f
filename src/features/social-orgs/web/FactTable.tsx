import { Button, Space } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { removeFactRoute, type SocialOrgRecord } from '../social-org.contract.ts';
import { type SocialOrgFactKind, socialOrgFactKinds, socialOrgFactNames } from '../social-org-fact.ts';
import { FactDrawer } from './FactDrawer.tsx';
import { type FactView, factColumns } from './fact-columns.tsx';

interface FactTableProps {
  readonly kind: SocialOrgFactKind;
  readonly record: SocialOrgRecord;
}

/** Another page may open the form of a new fact, by the address. */
const ADD = z.object({ add: z.enum(socialOrgFactKinds).optional() });

/** One kind of facts of an organisation, with what may be done to them. */
export function FactTable({ kind, record }: FactTableProps) {
  const mayChange = useMay(permissions.changeSocialOrgs) && record.endedOn === null;
  const [{ add: asked }, set] = useAddressState(ADD);
  const [edited, setEdited] = useState<FactView | 'new' | null>(mayChange && asked === kind ? 'new' : null);
  const columns = [...factColumns(kind), ...(mayChange ? [actionsColumn(kind, record.id, setEdited)] : [])];
  const add = (
    <Button size="small" onClick={() => setEdited('new')}>
      登记
    </Button>
  );
  return (
    <section className="fact-table">
      <header className="fact-table-head">
        <h2>{socialOrgFactNames[kind]}</h2>
        {mayChange ? add : null}
      </header>
      {record[kind].length === 0 ? (
        <p className="quiet">还没有登记。</p>
      ) : (
        <DataTable<FactView>
          name={`org-${kind}`}
          title={socialOrgFactNames[kind]}
          toolbar={false}
          columns={columns}
          rows={record[kind]}
          rowKey={({ id }) => id}
          empty={{ reason: '还没有登记。' }}
        />
      )}
      <FactDrawer
        key={edited === 'new' ? 'new' : edited?.id}
        kind={kind}
        socialOrgId={record.id}
        edited={edited}
        onClose={() => {
          setEdited(null);
          if (asked === kind) set({ add: undefined });
        }}
      />
    </section>
  );
}

function actionsColumn(
  kind: SocialOrgFactKind,
  socialOrgId: string,
  edit: (fact: FactView) => void,
): DataColumn<FactView> {
  return {
    key: 'actions',
    title: '操作',
    width: 130,
    render: (row) => <Actions kind={kind} socialOrgId={socialOrgId} row={row} onEdit={() => edit(row)} />,
  };
}

interface ActionsProps {
  readonly kind: SocialOrgFactKind;
  readonly socialOrgId: string;
  readonly row: FactView;
  readonly onEdit: () => void;
}

function Actions({ kind, socialOrgId, row, onEdit }: ActionsProps) {
  const { run, pending } = useCommand(removeFactRoute, { doneText: '已删除，变更记录里仍可查到' });
  return (
    <Space size={4} className="no-print">
      <Button type="link" size="small" onClick={onEdit}>
        修改
      </Button>
      <Button
        type="link"
        size="small"
        loading={pending}
        onClick={() => void run({ params: { id: socialOrgId, kind, factId: row.id } })}
      >
        删除
      </Button>
    </Space>
  );
}
