import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { isMeetingKind } from '../../codes/tables/meeting.ts';
import { printBlankSheetRoute } from '../../meetings/papers.contract.ts';
import type { ConveningView } from '../convening.contract.ts';

const FIELDS: readonly FormField[] = [
  {
    kind: 'select',
    field: 'format',
    title: '格式',
    required: true,
    options: [
      { value: 'pdf', label: 'PDF（直接打印）' },
      { value: 'docx', label: 'Word（.docx，可以再改）' },
    ],
    help: '名册上的人各一行，留空签名；会后照着点名，和签到码一样算数',
  },
  {
    kind: 'custom',
    field: 'purpose',
    title: '用途',
    required: true,
    control: <PurposeInput usual={['会议签到', '存档']} />,
  },
];

/** The sheet on paper for this meeting, with everything filled in that the notice says. */
export function PrintSheet({ convening }: { readonly convening: ConveningView }) {
  const [open, setOpen] = useState(false);
  const download = useDownload();
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        签到表
      </Button>
      <FormDrawer
        title="打印签到表"
        open={open}
        onClose={() => setOpen(false)}
        submitText="生成文件"
        fields={FIELDS}
        initial={{ format: 'pdf', purpose: '会议签到' }}
        onSubmit={async ({ values }) => {
          const done = await download.start(sheetAddress(convening, values));
          return done ? { done: true, answer: null } : { done: false, refusals: [] };
        }}
      />
    </>
  );
}

function sheetAddress(
  { partyOrg, assembly, onDay, partyGroup, kinds, startsAt, place, topic }: ConveningView,
  { format, purpose }: Readonly<Record<string, unknown>>,
): string {
  const optional = {
    ...(partyGroup === null ? {} : { partyGroup }),
    ...(topic === null ? {} : { topic }),
    ...(isMeetingKind(kinds[0]) ? { kind: kinds[0] } : {}),
  };
  const query = { assembly, on: onDay, startsAt, place, format, purpose, ...optional };
  return addressOf(printBlankSheetRoute, { params: { id: partyOrg.id }, query });
}
