import './convenings.css';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { answerInvitationRoute, type Invitation, listInvitationsRoute } from '../joint.contract.ts';

/** What others invite to, as long as it waits for an answer; nothing where nobody does. */
export function Invitations() {
  const { data } = useRoute(listInvitationsRoute, { query: { state: 'waiting' } });
  const [declined, setDeclined] = useState<Invitation | null>(null);
  const navigate = usePageNavigate();
  const { run } = useCommand(answerInvitationRoute, {
    doneText: '已答复',
    onDone: ({ conveningId }) => {
      if (conveningId !== null) navigate(`/convenings/${conveningId}`);
    },
  });
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const actions: DataColumn<Invitation> = {
    key: 'actions',
    title: '答复',
    width: 170,
    render: (invitation) => (
      <Space>
        <Button
          type="primary"
          size="small"
          onClick={() => run({ params: { id: invitation.id }, body: { accept: true } })}
        >
          参加
        </Button>
        <Button size="small" onClick={() => setDeclined(invitation)}>
          不参加
        </Button>
      </Space>
    ),
  };
  return (
    <section className="joint-invitations">
      <header className="part-head">
        <h2>邀请联合开展，待答复</h2>
      </header>
      <DataTable<Invitation>
        name="joint-invitations"
        title="邀请联合开展"
        toolbar={false}
        columns={[...COLUMNS, actions]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={{ reason: '没有待答复的邀请。' }}
      />
      <Decline invitation={declined} onClose={() => setDeclined(null)} />
    </section>
  );
}

const COLUMNS: readonly DataColumn<Invitation>[] = [
  { key: 'host', title: '主办', width: 200, value: ({ hostName }) => hostName },
  { key: 'kinds', title: '类型', width: 120, value: ({ kinds }) => kindsText(kinds) },
  { key: 'onDay', title: '时间', width: 150, value: ({ onDay, startsAt }) => `${onDay} ${startsAt}` },
  { key: 'place', title: '地点', width: 120, value: ({ place }) => place },
  { key: 'topic', title: '议题', width: 160, value: ({ topic }) => topic },
  { key: 'partyOrg', title: '邀请谁', width: 200, value: ({ partyOrg }) => partyOrg.name },
];

interface DeclineProps {
  readonly invitation: Invitation | null;
  readonly onClose: () => void;
}

function Decline({ invitation, onClose }: DeclineProps) {
  const { run } = useCommand(answerInvitationRoute, { doneText: '已答复', refusals: 'returned' });
  return (
    <FormDrawer
      title="不参加"
      open={invitation !== null}
      onClose={onClose}
      submitText="答复不参加"
      fields={[
        {
          kind: 'long-text',
          field: 'reason',
          title: '原因',
          required: true,
          max: 200,
          help: '主办的党组织看得到',
        },
      ]}
      onSubmit={({ values }) => {
        const reason = typeof values.reason === 'string' ? values.reason : '';
        return run({ params: { id: invitation?.id ?? '' }, body: { accept: false, reason } });
      }}
    />
  );
}
