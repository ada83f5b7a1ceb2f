import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { monthOf } from '../duty.rules.ts';
import { kindsText } from '../meeting-words.ts';
import {
  type DrawnMeeting,
  drawSampleRoute,
  listSamplesRoute,
  type MeetingSample,
  MOST_DRAWN,
  readSampleRoute,
} from '../sample.contract.ts';

const ADDRESS = z.object({ sample: z.string().optional() });

/** Records drawn at random, each draw with its reason; no list of suspects, no score. */
export function SamplesPage() {
  const [{ sample }] = useAddressState(ADDRESS);
  const query = useRoute(listSamplesRoute, {});
  return (
    <>
      <PageTitle
        title="抽查"
        below="从某月的组织生活里随机抽几次来看。为什么抽要写明，记入该党组织的变更记录；系统不按疑点挑选，也不打分。"
        actions={<Drawing />}
      />
      <div className="stack">
        {sample === undefined ? null : <DrawnMeetings id={sample} />}
        <RecordGate query={query}>
          {({ rows }) => (
            <DataTable<MeetingSample>
              name="meeting-samples"
              title="抽查过的"
              toolbar={false}
              columns={SAMPLES}
              rows={rows}
              rowKey={({ id }) => id}
              empty={{ reason: '还没有抽查过。', hint: '点“抽查”，选党组织和月份，写明原因。' }}
            />
          )}
        </RecordGate>
      </div>
    </>
  );
}

const SAMPLES: readonly DataColumn<MeetingSample>[] = [
  {
    key: 'drawnAt',
    title: '时间',
    width: 160,
    render: ({ id, drawnAt }) => (
      <PageLink to={`/meetings/samples?sample=${id}`}>{minuteText(drawnAt)}</PageLink>
    ),
  },
  { key: 'org', title: '范围', width: 260, value: ({ partyOrg }) => partyOrg.name },
  { key: 'month', title: '月份', width: 100, value: ({ month }) => month },
  {
    key: 'size',
    title: '抽到 / 共有',
    width: 110,
    value: ({ size, ofTotal }) => `${size} / ${ofTotal} 次`,
  },
  { key: 'reason', title: '原因', width: 240, value: ({ reason }) => reason },
  { key: 'by', title: '抽查人', width: 120, value: ({ drawnBy }) => drawnBy },
];

function DrawnMeetings({ id }: { readonly id: string }) {
  const query = useRoute(readSampleRoute, { params: { id } });
  return (
    <RecordGate query={query}>
      {({ sample, meetings }) => (
        <DataTable<DrawnMeeting>
          name="meeting-sample"
          title={`${sample.partyOrg.name}　${sample.month} 的 ${sample.ofTotal} 次里抽到 ${sample.size} 次`}
          toolbar={false}
          columns={MEETINGS}
          rows={meetings}
          rowKey={(row) => row.id}
          empty={{ reason: '抽到的记录已不在您的管理范围内。' }}
        />
      )}
    </RecordGate>
  );
}

const MEETINGS: readonly DataColumn<DrawnMeeting>[] = [
  {
    key: 'kinds',
    title: '类型',
    width: 160,
    render: ({ id, kinds }) => <PageLink to={`/meetings/${id}`}>{kindsText(kinds)}</PageLink>,
  },
  { key: 'heldOn', title: '日期', width: 110, value: ({ heldOn }) => heldOn },
  { key: 'org', title: '党组织', width: 280, value: ({ partyOrg }) => partyOrg.name },
  { key: 'topic', title: '议题', width: 260, value: ({ topic }) => topic },
  {
    key: 'withdrawn',
    title: '状态',
    width: 100,
    value: ({ withdrawn }) => (withdrawn ? '后来撤回' : '有效'),
  },
];

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function Drawing() {
  const [open, setOpen] = useState(false);
  const [, setAddress] = useAddressState(ADDRESS);
  const { run } = useCommand(drawSampleRoute, {
    doneText: '已抽好',
    refusals: 'returned',
    onDone: ({ id }) => setAddress({ sample: id }),
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        抽查
      </Button>
      <FormDrawer
        title="随机抽查组织生活"
        open={open}
        onClose={() => setOpen(false)}
        submitText="抽"
        initial={{ month: monthOf(officeToday()), size: 5 }}
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
            field: 'month',
            title: '月份',
            required: true,
            max: 7,
            placeholder: '例如 2026-10',
          },
          { kind: 'number', field: 'size', title: '抽几次', required: true, min: 1, max: MOST_DRAWN },
          {
            kind: 'text',
            field: 'reason',
            title: '原因',
            required: true,
            wide: true,
            max: 200,
            placeholder: '例如：第三季度组织生活抽查',
          },
        ]}
        onSubmit={({ values: { partyOrgId, month, size, reason } }) =>
          run({
            body: {
              partyOrgId: text(partyOrgId),
              month: text(month),
              size: Number(size),
              reason: text(reason),
            },
          })
        }
      />
    </>
  );
}
