import './convenings.css';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { beginsAt } from '../convening.rules.ts';
import { answerInvitationRoute, type Invitation, listInvitationsRoute } from '../joint.contract.ts';

/** What others invite to, as long as it waits for an answer; nothing where nobody does. */
export function Invitations() {
  const { data } = useRoute(listInvitationsRoute, { query: { state: 'waiting' } });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section className="joint-invitations">
      <header className="part-head">
        <h2>邀请联合开展，待答复</h2>
        <PageLink to="/convenings/invitations">全部邀请</PageLink>
      </header>
      <InvitationTable rows={data.rows} empty={{ reason: '没有待答复的邀请。' }} />
    </section>
  );
}

interface InvitationTableProps {
  readonly rows: readonly Invitation[];
  readonly empty: { readonly reason: string; readonly hint?: string };
}

/** Invitations, each with its answer, or the ways to answer while there is time. */
export function InvitationTable({ rows, empty }: InvitationTableProps) {
  const [declined, setDeclined] = useState<Invitation | null>(null);
  const navigate = usePageNavigate();
  const { run } = useCommand(answerInvitationRoute, {
    doneText: '已答复',
    onDone: ({ conveningId }) => {
      if (conveningId !== null) navigate(`/convenings/${conveningId}`);
    },
  });
  const answer: DataColumn<Invitation> = {
    key: 'answer',
    title: '答复',
    width: 200,
    render: (invitation) =>
      invitation.state === 'waiting' && !invitation.cancelled && beginsAt(invitation) > new Date() ? (
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
      ) : (
        <Answered invitation={invitation} />
      ),
  };
  return (
    <>
      <DataTable<Invitation>
        name="joint-invitations"
        title="邀请联合开展"
        toolbar={false}
        columns={[...COLUMNS, answer]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
      />
      <Decline invitation={declined} onClose={() => setDeclined(null)} />
    </>
  );
}

function Answered({
  invitation: { state, cancelled, reason, conveningId },
}: {
  readonly invitation: Invitation;
}) {
  if (conveningId !== null) return <PageLink to={`/convenings/${conveningId}`}>已参加，打开通知</PageLink>;
  if (state === 'declined') return <span className="quiet">不参加：{reason}</span>;
  return <span className="quiet">{cancelled ? '主办的党组织已取消' : '会议已经开始，没有答复'}</span>;
}

const COLUMNS: readonly DataColumn<Invitation>[] = [
  { key: 'host', title: '主办', width: 200, value: ({ hostName }) => hostName },
  { key: 'kinds', title: '类型', width: 120, value: ({ kinds }) => kindsText(kinds) },
  { key: 'onDay', title: '时间', width: 150, value: ({ onDay, startsAt }) => `${onDay} ${startsAt}` },
  { key: 'place', title: '地点', width: 120, value: ({ place }) => place },
  { key: 'topic', title: '议题', width: 160, empty: '没有填写', value: ({ topic }) => topic },
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
