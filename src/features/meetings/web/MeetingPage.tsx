import './meetings.css';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { RecordGate, RecordPage, type RecordTab } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { type AttendanceState, attendanceStates } from '../../codes/tables/meeting.ts';
import { attendanceRate } from '../attendance.rules.ts';
import { isQuorate } from '../vote.rules.ts';
import {
  type MeetingRecord,
  type MeetingView,
  readMeetingRoute,
  withdrawMeetingRoute,
} from '../meeting.contract.ts';
import { assemblyNames } from '../meeting.ts';
import { articleOf, kindsText, shareText, studiedText } from '../meeting-words.ts';
import { ApprovalTag, ApproveButton } from './ApproveMinutes.tsx';
import { AttachmentsTab } from './AttachmentsTab.tsx';
import { MeetingHistory } from './MeetingHistory.tsx';
import { PrintMeeting } from './PrintMeeting.tsx';
import { ResolutionList } from './ResolutionList.tsx';

/** One meeting: who was there, what was decided and whether it holds, the minutes, and what was changed. */
export function MeetingPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readMeetingRoute, { params: { id } });
  const mayReadChanges = useMay(permissions.readChanges);
  return (
    <RecordGate query={query}>
      {(meeting) => (
        <RecordPage
          title={kindsText(meeting.kinds)}
          status={
            meeting.withdrawnAt === null ? (
              <ApprovalTag meeting={meeting} />
            ) : (
              <StatusTag tone="over">已撤回</StatusTag>
            )
          }
          answers={<Where meeting={meeting} />}
          actions={
            <Space wrap>
              {meeting.record === null || meeting.record.assembly === 'round' ? null : (
                <IfMay permission={permissions.exportMembers}>
                  <PrintMeeting id={meeting.id} />
                </IfMay>
              )}
              {meeting.record === null || meeting.withdrawnAt !== null ? null : (
                <IfMay permission={permissions.recordMeetings}>
                  <Actions meeting={meeting} />
                </IfMay>
              )}
            </Space>
          }
          notice={<Notice meeting={meeting} />}
          tabs={tabsOf(meeting, mayReadChanges)}
        />
      )}
    </RecordGate>
  );
}

function tabsOf(meeting: MeetingView, mayReadChanges: boolean): readonly RecordTab[] {
  const { id, record, withdrawnAt } = meeting;
  if (record === null) {
    const content = <p className="quiet">会议记录和到会名单只在党的组织条线内显示。</p>;
    return [{ key: 'record', title: '记录', content }];
  }
  const history = { key: 'history', title: '变更记录', content: <MeetingHistory id={id} /> };
  const people = {
    key: 'people',
    title: '到会情况',
    count: record.counts.called,
    content: <People record={record} />,
  };
  const files = {
    key: 'files',
    title: '附件',
    count: record.attachments.filter(({ removedBy }) => removedBy === null).length,
    content: <AttachmentsTab id={id} attachments={record.attachments} open={withdrawnAt === null} />,
  };
  return [
    { key: 'record', title: '记录', content: <Minutes record={record} meeting={meeting} /> },
    ...(record.assembly === 'round' ? [] : [people]),
    ...(record.assembly === 'round' ? [] : [files]),
    ...(mayReadChanges ? [history] : []),
  ];
}

function Where({ meeting: { partyOrg, partyGroup, heldOn, record } }: { readonly meeting: MeetingView }) {
  return (
    <>
      <span className="number">
        {heldOn} {record?.startsAt}
      </span>{' '}
      <PageLink to={`/party-orgs/${partyOrg.id}`}>{partyOrg.name}</PageLink> {partyGroup}
    </>
  );
}

function Notice({ meeting: { warnings, record, withdrawnAt } }: { readonly meeting: MeetingView }) {
  if (record !== null && withdrawnAt !== null) {
    const by = `${record.withdrawnBy ?? ''}，${minuteText(withdrawnAt)}`;
    const title = `已撤回，不再计数。原因：${record.withdrawReason ?? ''}（${by}）`;
    return <Alert className="page-notice" type="info" showIcon title={title} />;
  }
  return warnings.map(({ code, message, clause }) => {
    const basis = clause === undefined ? '' : `（依据：${articleOf(clause)}）`;
    return (
      <Alert
        key={`${code}${message}`}
        className="page-notice"
        type="warning"
        showIcon
        title={`${message}${basis}`}
      />
    );
  });
}

function Minutes({ record, meeting }: { readonly record: MeetingRecord; readonly meeting: MeetingView }) {
  return (
    <div className="stack">
      <section className="panel">
        <FactList
          facts={record.assembly === 'round' ? talkFacts(record) : attendanceFacts(record, meeting)}
        />
      </section>
      {record.resolutions.length === 0 ? null : <ResolutionList record={record} />}
      {record.assembly === 'round' ? null : (
        <section className="panel">
          <FactList
            title="会议记录"
            facts={[
              { title: '议题', value: record.topic, wide: true },
              ...(record.jointWith.length === 0
                ? []
                : [{ title: '联合开展', value: record.jointWith.join('、'), wide: true }]),
              { title: '审核', value: approvalText(record), empty: '待审：由支部书记审核' },
              { title: '时间', value: record.startsAt },
              { title: '地点', value: record.place },
              { title: '主持人', value: record.chair },
              { title: '记录人', value: record.recorder },
              {
                title: '议程',
                value: record.agenda === null ? null : <p className="minutes">{record.agenda}</p>,
                wide: true,
                empty: '没有填写',
              },
              {
                title: '学习材料',
                value: studiedText(record.studied) || null,
                wide: true,
                empty: '没有填写',
              },
              {
                title: '讨论情况',
                value: record.minutes === null ? null : <p className="minutes">{record.minutes}</p>,
                wide: true,
                empty: '没有填写',
              },
            ]}
          />
        </section>
      )}
    </div>
  );
}

function approvalText({ approval }: MeetingRecord): string | null {
  return approval === null ? null : `${approval.by}，${minuteText(approval.at)}`;
}

function talkFacts({ talksDone, talksPlanned }: MeetingRecord) {
  return [
    { title: '已谈 / 应谈', value: `${talksDone ?? 0} / ${talksPlanned ?? 0} 人次` },
    { title: '谈话内容', value: '本系统不登记' },
  ];
}

function attendanceFacts(
  { assembly, counts, guests }: MeetingRecord,
  { partyOrg, heldOn }: Pick<MeetingView, 'partyOrg' | 'heldOn'>,
) {
  const { present, expected } = attendanceRate(counts);
  const {
    called,
    onLeave,
    absent,
    exempt,
    voters,
    votersPresent,
    votersElsewhere,
    votersElsewherePresent,
    leftOut,
  } = counts;
  const enough = isQuorate(voters, votersPresent) ? '达到半数' : '不足半数，不能作出决议';
  return [
    { title: '到会率（实到 / 应到）', value: shareText(present, expected) },
    {
      title: `名册（${assemblyNames[assembly]}）`,
      value: `${called} 人：到会 ${present}、请假 ${onLeave}、缺席 ${absent}、不作要求 ${exempt}`,
    },
    {
      title: assembly === 'committee' ? '委员到会' : '有表决权的党员到会',
      value: voters === 0 ? null : `${votersPresent} / ${voters}，${enough}`,
      empty: '没有有表决权的党员，不适用表决规则',
    },
    ...(votersElsewhere === 0
      ? []
      : [{ title: '其中由别处管理的', value: `${votersElsewherePresent} / ${votersElsewhere}` }]),
    ...(leftOut === 0
      ? []
      : [
          {
            title: '不计入应到（表决时减去）',
            value: <PageLink to={`/exclusions?partyOrg=${partyOrg.id}&on=${heldOn}`}>{leftOut} 人</PageLink>,
          },
        ]),
    { title: '列席', value: guests === null ? null : `${guests} 人`, empty: '没有填写' },
  ];
}

type Person = MeetingRecord['people'][number];

const STATE_TONES: Readonly<Record<AttendanceState, Tone>> = {
  present: 'good',
  leave: 'waiting',
  absent: 'attention',
  exempt: 'over',
};

const PEOPLE: readonly DataColumn<Person>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 130,
    render: ({ name, memberId }) =>
      memberId === null ? name : <PageLink to={`/members/${memberId}`}>{name}</PageLink>,
  },
  {
    key: 'state',
    title: '情况',
    width: 120,
    render: ({ state }) => (
      <StatusTag tone={STATE_TONES[state]}>{nameOfCode(attendanceStates, state)}</StatusTag>
    ),
  },
  { key: 'reason', title: '原因', width: 240, value: ({ reason }) => reason },
  { key: 'votes', title: '表决权', width: 90, value: ({ votes }) => (votes ? '有' : '无') },
];

function People({ record: { people, notShown } }: { readonly record: MeetingRecord }) {
  const order = attendanceStates.entries.map(({ code }) => code);
  const rows = people.toSorted((a, b) => order.indexOf(b.state) - order.indexOf(a.state));
  return (
    <>
      {notShown === 0 ? null : <p className="quiet">另有 {notShown} 名不公开党员，不在这里显示。</p>}
      <DataTable<Person>
        name="meeting-people"
        title="到会情况"
        toolbar={false}
        columns={PEOPLE}
        rows={rows}
        rowKey={({ id }) => id}
        empty={{ reason: '名册上没有人。' }}
      />
    </>
  );
}

function Actions({ meeting }: { readonly meeting: MeetingView }) {
  const { id, version } = meeting;
  const navigate = usePageNavigate();
  const [open, setOpen] = useState(false);
  const { run } = useCommand(withdrawMeetingRoute, { doneText: '已撤回', refusals: 'returned' });
  return (
    <Space wrap>
      <Button onClick={() => setOpen(true)}>撤回</Button>
      <IfMay permission={permissions.approveMinutes}>
        <ApproveButton meeting={meeting} />
      </IfMay>
      <Button type="primary" onClick={() => navigate(`/meetings/${id}/correct`)}>
        补充或更正
      </Button>
      <FormDrawer
        title="撤回这次记录"
        open={open}
        onClose={() => setOpen(false)}
        submitText="撤回"
        fields={[
          {
            kind: 'long-text',
            field: 'reason',
            title: '原因',
            required: true,
            max: 200,
            help: '用于误登；记录和原因都会保留，只是不再计数',
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
