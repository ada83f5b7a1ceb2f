import { Modal } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { titleOfSocialOrgField } from '../../social-orgs/social-org.ts';
import { findSupervisingBodiesRoute, listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { type BatchField, batchFields } from '../batch.ts';
import {
  type BatchAsked,
  type BatchRowView,
  previewBatchRoute,
  storeBatchRoute,
} from '../batches.contract.ts';

interface BatchDrawerProps {
  readonly ids: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onStored: () => void;
}

interface Seen {
  readonly asked: BatchAsked;
  readonly rows: readonly BatchRowView[];
}

/** Which field, which value; then what would become of each row, and only then is it stored. */
export function BatchDrawer({ ids, open, onClose, onStored }: BatchDrawerProps) {
  const fields = useFields();
  const [seen, setSeen] = useState<Seen | null>(null);
  const { run } = useCommand(previewBatchRoute, { refusals: 'returned', asksAgain: false });
  const look = async (asked: BatchAsked) => {
    const outcome = await run({ body: asked });
    if (outcome.done) setSeen({ asked, rows: outcome.answer.rows });
    return outcome;
  };
  return (
    <>
      <FormDrawer
        title={`设置字段：${countText(ids.length)} 家社会组织`}
        open={open}
        onClose={onClose}
        fields={fields}
        initial={{ field: 'sector' }}
        submitText="看看会改哪些"
        onSubmit={({ values }) => look(askedOf(ids, values))}
      />
      <Preview
        seen={seen}
        onClose={() => setSeen(null)}
        onStored={() => {
          setSeen(null);
          onStored();
        }}
      />
    </>
  );
}

function askedOf(ids: readonly string[], values: FormValues): BatchAsked {
  const field = values.field as BatchField;
  const value = (values[field] as string | null | undefined) ?? null;
  return { ids: [...ids], field, value, note: (values.note as string | null | undefined) ?? null };
}

function useFields(): FormField[] {
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  const shownFor = (field: BatchField) => (values: FormValues) => values.field === field;
  const empties = '留空表示清空';
  return [
    {
      kind: 'select',
      field: 'field',
      title: '设置哪个字段',
      required: true,
      wide: true,
      options: batchFields.map((field) => ({ value: field, label: titleOfSocialOrgField(field) })),
    },
    {
      kind: 'select',
      field: 'sector',
      title: titleOfSocialOrgField('sector'),
      help: empties,
      options: sectors.map(({ code, name }) => ({ value: code, label: name })),
      shownIf: shownFor('sector'),
    },
    {
      kind: 'tree',
      field: 'supervisingBodyId',
      title: titleOfSocialOrgField('supervisingBodyId'),
      help: empties,
      route: findSupervisingBodiesRoute,
      shownIf: shownFor('supervisingBodyId'),
    },
    {
      kind: 'select',
      field: 'noPartyReason',
      title: titleOfSocialOrgField('noPartyReason'),
      help: empties,
      options: noPartyReasons.entries.map(({ code, name }) => ({ value: code, label: name })),
      shownIf: shownFor('noPartyReason'),
    },
    {
      kind: 'text',
      field: 'note',
      title: '原因说明',
      max: 200,
      wide: true,
      shownIf: shownFor('noPartyReason'),
    },
  ];
}

const STATES: Readonly<Record<BatchRowView['state'], string>> = {
  changed: '会改',
  same: '已经是这样',
  refused: '不予办理',
};

const COLUMNS: readonly DataColumn<BatchRowView>[] = [
  { key: 'name', title: '社会组织', width: 220, empty: '（不在管理范围内）', value: ({ name }) => name },
  { key: 'state', title: '结果', width: 96, value: ({ state }) => STATES[state] },
  { key: 'before', title: '现在', width: 140, empty: '空', value: ({ before }) => before },
  { key: 'reason', title: '原因', width: 260, value: ({ reason }) => reason },
];

interface PreviewProps {
  readonly seen: Seen | null;
  readonly onClose: () => void;
  readonly onStored: () => void;
}

function Preview({ seen, onClose, onStored }: PreviewProps) {
  const notices = useNotices();
  const { run, pending } = useCommand(storeBatchRoute, {
    onDone: ({ rows }) => {
      notices.done(`已修改 ${countText(count(rows, 'changed'))} 家，可在下面的“我的批量操作”里整批撤销`);
      onStored();
    },
  });
  const rows = seen?.rows ?? [];
  const changed = count(rows, 'changed');
  return (
    <Modal
      title="看看会改哪些"
      open={seen !== null}
      onCancel={onClose}
      onOk={() => void (seen === null ? undefined : run({ body: seen.asked }))}
      okText={`保存（${countText(changed)} 家）`}
      okButtonProps={{ disabled: changed === 0 }}
      confirmLoading={pending}
      width={820}
    >
      <p>
        会改 {countText(changed)} 家，已经是这样 {countText(count(rows, 'same'))} 家，不予办理{' '}
        {countText(count(rows, 'refused'))} 家。从今天起变化，以前的统计不变。
      </p>
      <DataTable<BatchRowView>
        name="batch-preview"
        title="会改哪些"
        toolbar={false}
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        empty={{ reason: '没有选择社会组织。' }}
      />
    </Modal>
  );
}

function count(rows: readonly BatchRowView[], state: BatchRowView['state']): number {
  return rows.filter((row) => row.state === state).length;
}
