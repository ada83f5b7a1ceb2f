import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { useSettled } from '../../../platform/web/use-settled.ts';
import type { ConveningView } from '../convening.contract.ts';
import {
  findNeighboursRoute,
  invitePartyOrgsRoute,
  type JointPart,
  type JointView,
  readJointRoute,
  shareMinutesRoute,
  takeBackInvitationRoute,
} from '../joint.contract.ts';
import { type InvitationState, invitationStateNames, MOST_INVITED } from '../joint.ts';

const TONES: Readonly<Record<InvitationState, Tone>> = {
  waiting: 'waiting',
  accepted: 'good',
  declined: 'over',
  taken_back: 'over',
};

/** Who holds the meeting together: whom the host invites, who joins, and the host's minutes for those who do. */
export function JointTab({ convening }: { readonly convening: ConveningView }) {
  const { id } = convening;
  const query = useRoute(readJointRoute, { params: { id } });
  return (
    <RecordGate query={query}>
      {(joint) => (
        <div className="stack">
          <Parts convening={convening} joint={joint} />
          <HostMinutes convening={convening} joint={joint} />
        </div>
      )}
    </RecordGate>
  );
}

interface PartProps {
  readonly convening: ConveningView;
  readonly joint: JointView;
}

function Parts({ convening: { id, state }, joint: { hosting, parts } }: PartProps) {
  const { run: takeBack } = useCommand(takeBackInvitationRoute, { doneText: '已收回' });
  const actions: DataColumn<JointPart> = {
    key: 'actions',
    title: '操作',
    width: 110,
    render: ({ invitationId, state: answer }) =>
      invitationId !== null && answer === 'waiting' ? (
        <Button type="link" onClick={() => takeBack({ params: { id: invitationId } })}>
          收回邀请
        </Button>
      ) : null,
  };
  return (
    <section>
      <header className="part-head">
        <h2>主办和参加的党组织</h2>
        {hosting && state === 'announced' ? <Invite id={id} /> : null}
      </header>
      <DataTable<JointPart>
        name="joint-parts"
        title="主办和参加的党组织"
        toolbar={false}
        columns={hosting ? [...COLUMNS, actions] : COLUMNS}
        rows={parts}
        rowKey={({ partyOrg }) => partyOrg.id}
        empty={{
          reason: '这次会由本级自己开。',
          hint: '主题党日、党课可以邀请附近的党组织联合开展；参加的各自通知、各自签到、各自登记，各算各的应到。',
        }}
      />
    </section>
  );
}

const COLUMNS: readonly DataColumn<JointPart>[] = [
  { key: 'name', title: '党组织', width: 280, value: ({ partyOrg }) => partyOrg.name },
  {
    key: 'state',
    title: '答复',
    width: 120,
    render: ({ host, state, left }) =>
      host ? (
        <StatusTag tone="good">主办</StatusTag>
      ) : left ? (
        <StatusTag tone="over">已退出</StatusTag>
      ) : (
        <StatusTag tone={TONES[state]}>{invitationStateNames[state]}</StatusTag>
      ),
  },
  { key: 'reason', title: '原因', width: 220, empty: '—', value: ({ reason }) => reason },
  {
    key: 'held',
    title: '会议记录',
    width: 110,
    empty: '—',
    value: ({ held, state }) => (state === 'accepted' ? (held ? '已登记' : '还没登记') : null),
  },
];

function Invite({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(invitePartyOrgsRoute, { doneText: '已邀请', refusals: 'returned' });
  return (
    <>
      <Button onClick={() => setOpen(true)}>邀请党组织</Button>
      <FormDrawer
        title="邀请党组织联合开展"
        open={open}
        onClose={() => setOpen(false)}
        submitText="邀请"
        fields={[
          {
            kind: 'custom',
            field: 'partyOrgIds',
            title: '党组织',
            required: true,
            wide: true,
            help: `附近的党组织，按名称查找，一次最多 ${MOST_INVITED} 个；对方参加以后，按自己的名册通知、签到、登记`,
            control: <NeighbourChoice conveningId={id} />,
          },
        ]}
        onSubmit={({ values }) =>
          run({ params: { id }, body: { partyOrgIds: (values.partyOrgIds ?? []) as unknown as string[] } })
        }
      />
    </>
  );
}

interface NeighbourChoiceProps {
  readonly conveningId: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: readonly string[]) => void;
  readonly id?: string;
}

/** Found by name; those chosen before keep their names while others are looked for. */
function NeighbourChoice({ conveningId, ...bound }: NeighbourChoiceProps) {
  const [text, setText] = useState('');
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const settled = useSettled(text);
  const { data, isFetching } = useRoute(
    findNeighboursRoute,
    { params: { id: conveningId }, query: { text: settled } },
    { keepShowing: true },
  );
  const found = data?.rows ?? [];
  const chosen = (bound.value ?? []).filter((id) => found.every((each) => each.id !== id));
  const options = [
    ...found.map(({ id, name }) => ({ value: id, label: name })),
    ...chosen.map((id) => ({ value: id, label: known.get(id) ?? '' })),
  ];
  return (
    <Select<readonly string[]>
      {...(bound.id === undefined ? {} : { id: bound.id })}
      mode="multiple"
      placeholder="输入名称里的几个字"
      value={bound.value ?? []}
      options={options}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      loading={isFetching}
      notFoundContent={isFetching ? '正在查找' : settled === '' ? '附近没有别的党组织' : '没有找到'}
      onChange={(ids) => {
        setKnown(new Map(options.map(({ value, label }) => [value, label])));
        bound.onChange?.(ids);
      }}
    />
  );
}

function HostMinutes({ convening: { id, meetingId }, joint: { hosting, parts, minutes } }: PartProps) {
  const { run: share } = useCommand(shareMinutesRoute, { doneText: '已给参加的党组织' });
  const joined = parts.some(({ host, state }) => !host && state === 'accepted');
  if (hosting && (!joined || meetingId === null)) return null;
  if (!hosting && minutes === null) {
    return <p className="quiet">主办的党组织给出会议记录以后，这里可以采用它的文字。</p>;
  }
  return (
    <section className="panel">
      <header className="part-head">
        <h2>主办方的会议记录</h2>
        <Space wrap>
          {hosting ? (
            <Button onClick={() => share({ params: { id } })}>
              {minutes === null ? '给参加的党组织采用' : '按现在的记录再给一次'}
            </Button>
          ) : null}
        </Space>
      </header>
      {minutes === null ? (
        <p className="quiet">给出的是讨论情况这时的文字，以后再改的不会跟着变；到会名单不给。</p>
      ) : (
        <p className="minutes">{minutes.text}</p>
      )}
      {hosting || minutes === null ? null : (
        <p className="quiet">登记本支部的会议时，讨论情况已经填好这段文字，改成本支部的情况再保存。</p>
      )}
    </section>
  );
}
