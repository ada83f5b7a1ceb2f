import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { listMeetingsRoute } from '../../meetings/meeting-list.contract.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import {
  agreeExclusionRoute,
  endExclusionRoute,
  type ExclusionRow,
  passExclusionRoute,
} from '../exclusion.contract.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

interface RowProps {
  readonly row: ExclusionRow;
}

/** What is still to be done: the superior's word, the assembly's, and the end. */
export function ExclusionActions({ row }: RowProps) {
  if (row.state === 'ended') return null;
  return (
    <Space wrap size={4}>
      {row.mayAgree ? <Agreeing row={row} /> : null}
      {row.passed === null ? <Passing row={row} /> : null}
      <Ending row={row} />
    </Space>
  );
}

const named = ({ member }: ExclusionRow) => member?.name ?? '这名党员';

function Agreeing({ row }: RowProps) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(agreeExclusionRoute, { doneText: '已同意', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`同意${named(row)}不计入应到`} onClick={() => setOpen(true)}>
        同意
      </Button>
      <FormDrawer
        title={`同意${named(row)}不计入应到`}
        open={open}
        onClose={() => setOpen(false)}
        submitText="同意"
        initial={{ on: officeToday() }}
        fields={[
          { kind: 'day', field: 'on', title: '哪天同意', required: true, notAfter: officeToday() },
          {
            kind: 'text',
            field: 'by',
            title: '哪个党组织同意',
            required: true,
            wide: true,
            max: 100,
            placeholder: '例如：县社会组织综合党委',
          },
        ]}
        onSubmit={({ values: { on, by } }) =>
          run({ params: { id: row.id }, body: { on: text(on), by: text(by) } })
        }
      />
    </>
  );
}

function Passing({ row }: RowProps) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(passExclusionRoute, { doneText: '已登记', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`登记大会通过${named(row)}不计入应到`} onClick={() => setOpen(true)}>
        大会通过
      </Button>
      <FormDrawer
        title="党员大会通过"
        open={open}
        onClose={() => setOpen(false)}
        submitText="登记"
        fields={[
          {
            kind: 'custom',
            field: 'meetingId',
            title: '哪一次党员大会',
            required: true,
            wide: true,
            control: <MeetingChoice branch={row.partyOrg.id} />,
            help: '就在选举或表决的那次大会上通过的，先登记会议，在这里选它，再回到会议记录点“补充或更正”保存一次，应到就减去了',
          },
        ]}
        onSubmit={({ values: { meetingId } }) =>
          run({ params: { id: row.id }, body: { meetingId: text(meetingId) } })
        }
      />
    </>
  );
}

interface MeetingChoiceProps {
  readonly branch: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly id?: string;
}

/** Assemblies of the branch, the last one first. */
function MeetingChoice({ branch, ...bound }: MeetingChoiceProps) {
  const { data } = useRoute(listMeetingsRoute, {
    query: { partyOrg: branch, within: 'own', kind: 'branch_assembly' },
  });
  const options = (data?.rows ?? []).map(({ id, heldOn, kinds, record }) => ({
    value: id,
    label: `${heldOn} ${record?.topic ?? kindsText(kinds)}`,
  }));
  return (
    <Select
      {...bound}
      placeholder="选择一次支部党员大会"
      options={options}
      notFoundContent="还没有登记支部党员大会"
    />
  );
}

function Ending({ row }: RowProps) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(endExclusionRoute, { doneText: '已结束', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`结束${named(row)}不计入应到`} onClick={() => setOpen(true)}>
        {row.state === 'waiting' ? '不批准或撤回' : '结束'}
      </Button>
      <FormDrawer
        title={row.state === 'waiting' ? '不批准或撤回' : `${named(row)}照常计入应到`}
        open={open}
        onClose={() => setOpen(false)}
        submitText="保存"
        initial={{ on: row.fromOn > officeToday() ? row.fromOn : officeToday() }}
        fields={[
          {
            kind: 'day',
            field: 'on',
            title: '从哪天起照常计入',
            required: true,
            help: '以前开的会不变',
          },
          { kind: 'long-text', field: 'reason', title: '原因', required: true, max: 200 },
        ]}
        onSubmit={({ values: { on, reason } }) =>
          run({ params: { id: row.id }, body: { on: text(on), reason: text(reason) } })
        }
      />
    </>
  );
}
