import './convenings.css';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordGate, RecordPage } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { assemblyNames } from '../../meetings/meeting.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { cancelConveningRoute, type ConveningView, readConveningRoute } from '../convening.contract.ts';
import { conveningStateNames } from '../convening.ts';
import { timeText } from '../convening-words.ts';
import { ConvenedPeople } from './ConvenedPeople.tsx';
import { stateTones } from './ConveningListPage.tsx';
import { GroupChatText } from './GroupChatText.tsx';
import { JointTab } from './JointTab.tsx';
import { PrintSheet } from './PrintSheet.tsx';

/** One notice: what is told, who has read it and who asks for leave, the text for the group chat, and the way to the record. */
export function ConveningPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readConveningRoute, { params: { id } });
  return (
    <RecordGate query={query}>
      {(convening) => (
        <RecordPage
          title={kindsText(convening.kinds)}
          status={
            <StatusTag tone={stateTones[convening.state]}>{conveningStateNames[convening.state]}</StatusTag>
          }
          answers={
            <>
              <span className="number">{timeText(convening)}</span>{' '}
              <PageLink to={`/party-orgs/${convening.partyOrg.id}`}>{convening.partyOrg.name}</PageLink>{' '}
              {convening.partyGroup}
            </>
          }
          actions={<Actions convening={convening} />}
          notice={<Notice convening={convening} />}
          tabs={[
            { key: 'notice', title: '通知', content: <Told convening={convening} /> },
            {
              key: 'people',
              title: '应到',
              count: convening.people.length + convening.elsewhere.called + convening.notShown,
              content: <ConvenedPeople convening={convening} />,
            },
            { key: 'joint', title: '联合开展', content: <JointTab convening={convening} /> },
          ]}
        />
      )}
    </RecordGate>
  );
}

function Notice({
  convening: { state, cancelReason, meetingId, people },
}: {
  readonly convening: ConveningView;
}) {
  if (state === 'cancelled') {
    return (
      <Alert className="page-notice" type="info" showIcon title={`已取消。原因：${cancelReason ?? ''}`} />
    );
  }
  const leaves = people.filter(({ leaveState }) => leaveState === 'waiting').length;
  const entries = people.filter(({ checkIn }) => checkIn === 'waiting').length;
  const waits = [
    ...(leaves > 0 ? [`${leaves} 人请假待答复`] : []),
    ...(entries > 0 ? [`${entries} 条晚到的签到待确认`] : []),
  ];
  if (waits.length > 0) {
    return (
      <Alert
        className="page-notice"
        type="warning"
        showIcon
        title={`${waits.join('，')}，在“应到”里办理。`}
      />
    );
  }
  if (meetingId === null) return null;
  return (
    <Alert
      className="page-notice"
      type="success"
      showIcon
      title={<PageLink to={`/meetings/${meetingId}`}>已登记，打开会议记录</PageLink>}
    />
  );
}

function Told({ convening }: { readonly convening: ConveningView }) {
  const { people, elsewhere, notShown, assembly, place, topic, agenda, createdBy, state } = convening;
  const called = people.length + elsewhere.called + notShown;
  const read = people.filter(({ hasRead }) => hasRead).length + elsewhere.read;
  return (
    <div className="stack">
      <section className="panel">
        <FactList
          facts={[
            { title: '时间', value: timeText(convening) },
            { title: '地点', value: place },
            { title: '通知谁', value: `${assemblyNames[assembly]} ${called} 人` },
            { title: '已读 / 应到', value: `${read} / ${called}` },
            { title: '发通知的人', value: createdBy },
            { title: '议题', value: topic, wide: true, empty: '没有填写' },
            {
              title: '议程',
              value: agenda === null ? null : <p className="minutes">{agenda}</p>,
              wide: true,
              empty: '没有填写',
            },
          ]}
        />
      </section>
      {state === 'held' ? null : <GroupChatText convening={convening} />}
    </div>
  );
}

function Actions({ convening }: { readonly convening: ConveningView }) {
  const { id, version, state, onDay } = convening;
  const navigate = usePageNavigate();
  const [open, setOpen] = useState(false);
  const { run } = useCommand(cancelConveningRoute, { doneText: '已取消', refusals: 'returned' });
  if (state !== 'announced') return null;
  const today = officeToday();
  return (
    <Space wrap>
      <Button onClick={() => setOpen(true)}>取消会议</Button>
      {onDay >= today ? <Button onClick={() => navigate(`/convenings/${id}/change`)}>修改</Button> : null}
      {onDay >= today ? (
        <IfMay permission={permissions.exportMembers}>
          <PrintSheet convening={convening} />
        </IfMay>
      ) : null}
      {onDay >= today ? <Button onClick={() => navigate(`/convenings/${id}/codes`)}>签到码</Button> : null}
      {onDay <= today ? (
        <Button type="primary" onClick={() => navigate(`/convenings/${id}/record`)}>
          登记会议
        </Button>
      ) : null}
      <FormDrawer
        title="取消这次会议"
        open={open}
        onClose={() => setOpen(false)}
        submitText="取消会议"
        fields={[
          {
            kind: 'long-text',
            field: 'reason',
            title: '原因',
            required: true,
            max: 200,
            help: '应到的人打开通知时看到',
          },
        ]}
        onSubmit={({ values }) => {
          const reason = typeof values.reason === 'string' ? values.reason : '';
          return run({ params: { id }, body: { reason, version } });
        }}
      />
    </Space>
  );
}
