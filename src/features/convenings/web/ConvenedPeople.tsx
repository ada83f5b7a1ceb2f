import { Button, Space } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useNotices } from '../../../platform/web/notices.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { decideCheckInRoute } from '../check-in.contract.ts';
import { checkInStateNames, type RecordEffect } from '../check-in.ts';
import { answerLeaveRoute, type ConvenedPerson, type ConveningView } from '../convening.contract.ts';
import { leaveStateNames } from '../convening.ts';

/** Who is called, and what each has answered; what waits for the convener stands first. */
export function ConvenedPeople({ convening }: { readonly convening: ConveningView }) {
  const { people, elsewhere, notShown, id, partyOrg, onDay } = convening;
  const leftOut = people.filter((each) => each.leftOut && each.votes).length;
  const columns: readonly DataColumn<ConvenedPerson>[] = [
    {
      key: 'name',
      title: '姓名',
      width: 120,
      render: ({ name, memberId }) =>
        memberId === null ? name : <PageLink to={`/members/${memberId}`}>{name}</PageLink>,
    },
    { key: 'read', title: '通知', width: 80, value: ({ hasRead }) => (hasRead ? '已读' : '未读') },
    { key: 'leave', title: '请假', width: 240, value: leaveText, empty: '—' },
    { key: 'checkIn', title: '签到', width: 150, value: checkInText, empty: '—' },
    { key: 'act', title: '办理', width: 190, render: (person) => <Answers id={id} person={person} /> },
  ];
  const rows = people.toSorted((a, b) => Number(waits(b)) - Number(waits(a)));
  return (
    <>
      {notShown === 0 ? null : <p className="quiet">另有 {notShown} 名不公开党员，不在这里显示。</p>}
      {leftOut === 0 ? null : (
        <p className="quiet">
          其中 <PageLink to={`/exclusions?partyOrg=${partyOrg.id}&on=${onDay}`}>{leftOut} 人</PageLink>
          已批准不计入应到：这次会议要表决或选举的，应到减去他们；来了照常计入。
        </p>
      )}
      {elsewhere.called === 0 ? null : (
        <p className="quiet">
          另有 {elsewhere.called} 名由别处管理、在本支部有表决权的党员：已读 {elsewhere.read}，请假{' '}
          {elsewhere.onLeave}，签到 {elsewhere.signedIn}。名册在管理支部，这里只有人数。
        </p>
      )}
      <DataTable<ConvenedPerson>
        name="convening-people"
        title="应到"
        toolbar={false}
        columns={columns}
        rows={rows}
        rowKey={(person) => person.id}
        empty={{ reason: '这一天的名册上没有人。' }}
      />
    </>
  );
}

const waits = ({ leaveState, checkIn }: ConvenedPerson) => leaveState === 'waiting' || checkIn === 'waiting';

function leaveText({ leaveState, leaveReason }: ConvenedPerson): string | null {
  return leaveState === null ? null : `${leaveStateNames[leaveState]}：${leaveReason ?? ''}`;
}

function checkInText({ checkIn, late }: ConvenedPerson): string | null {
  if (checkIn === null) return null;
  return late ? `${checkInStateNames[checkIn]}（晚到）` : checkInStateNames[checkIn];
}

const EFFECTS: Readonly<Record<RecordEffect, string | null>> = {
  unchanged: null,
  changed: '已确认，会议记录随之更正为到会',
  reopened: '已确认，会议记录随之更正为到会；记录原已审核，请书记重新审核',
};

function Answers({ id, person }: { readonly id: string; readonly person: ConvenedPerson }) {
  const leave = useCommand(answerLeaveRoute);
  const notices = useNotices();
  const entry = useCommand(decideCheckInRoute, {
    onDone: ({ record }) => {
      const said = EFFECTS[record];
      if (said !== null) notices.done(said);
    },
  });
  const { memberId, name, leaveState, checkIn } = person;
  if (memberId === null) return null;
  const params = { id, memberId };
  const answer = (accept: boolean) => void leave.run({ params, body: { accept } });
  const decide = (accept: boolean) => void entry.run({ params, body: { accept } });
  return (
    <Space wrap>
      {leaveState === 'waiting' || leaveState === 'declined' ? (
        <Button size="small" aria-label={`同意${name}请假`} onClick={() => answer(true)}>
          同意请假
        </Button>
      ) : null}
      {leaveState === 'waiting' || leaveState === 'accepted' ? (
        <Button size="small" aria-label={`不同意${name}请假`} onClick={() => answer(false)}>
          不同意
        </Button>
      ) : null}
      {checkIn === 'waiting' || checkIn === 'declined' ? (
        <Button size="small" aria-label={`确认${name}到会`} onClick={() => decide(true)}>
          确认到会
        </Button>
      ) : null}
      {checkIn === 'waiting' || checkIn === 'confirmed' ? (
        <Button size="small" aria-label={`不确认${name}到会`} onClick={() => decide(false)}>
          不确认
        </Button>
      ) : null}
    </Space>
  );
}
