import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { attendanceStates } from '../../codes/tables/meeting.ts';
import { memberStatuses } from '../../codes/tables/member.ts';
import { listOwnAppraisalsRoute, type OwnAppraisal } from '../../appraisals/appraisal.contract.ts';
import { appraisalGrades } from '../../codes/tables/appraisal.ts';
import { listOwnAttendanceRoute, type OwnAttendance } from '../../meetings/meeting-list.contract.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { NextMeetings } from './NextMeetings.tsx';
import { lookDayText, lookText } from '../../members/member-look.ts';
import {
  listMemberLooksRoute,
  type MemberLook,
  type MemberRecord,
  readMemberRoute,
} from '../../members/member.contract.ts';

/** The member's desk: the own record, the meetings attended, and who looked at it. */
export function MemberDesk({ memberId }: { readonly memberId: string | null }) {
  if (memberId === null) {
    return <EmptyState reason="您的账号还没有对应到党员名册。" hint="请告诉所在党支部的书记。" />;
  }
  return (
    <>
      <NextMeetings />
      <OwnRecord memberId={memberId} />
      <Looks memberId={memberId} />
      <Appraisals />
      <Attendance />
    </>
  );
}

function OwnRecord({ memberId }: { readonly memberId: string }) {
  const record = useRoute(readMemberRoute, { params: { id: memberId } });
  return (
    <section className="panel" aria-label="我的记录">
      <RecordGate query={record}>
        {(own) => (
          <>
            <FactList title="我的记录" facts={factsOf(own)} />
            <p className="desk-note">
              <span className="quiet">如有不符，可以请所在党支部更正：</span>
              <PageLink to="/own-record">申请更正、导出我的资料</PageLink>
            </p>
          </>
        )}
      </RecordGate>
    </section>
  );
}

function factsOf(own: MemberRecord): readonly Fact[] {
  return [
    { title: '姓名', value: own.name },
    { title: '党员状态', value: nameOfCode(memberStatuses, own.status) },
    { title: '入党日期', value: own.joinedOn },
    { title: '转正日期', value: own.fullOn, empty: own.status === 'probationary' ? '还在预备期' : '未核实' },
    { title: '所在党支部', value: own.managingBranch.name },
    { title: '组织关系', value: own.membershipBranch?.name ?? own.membershipElsewhere },
    { title: '工作单位', value: own.workUnit?.name ?? own.workUnitText },
    { title: '公民身份号码', value: own.identityNumberMasked },
    { title: '联系电话', value: own.phoneMasked },
  ];
}

const attendanceColumns: readonly DataColumn<OwnAttendance>[] = [
  { key: 'kinds', title: '组织生活', width: 190, value: ({ kinds }) => kindsText(kinds) },
  { key: 'heldOn', title: '日期', kind: 'day', value: ({ heldOn }) => heldOn },
  { key: 'state', title: '到会情况', width: 110, value: ({ state }) => nameOfCode(attendanceStates, state) },
  { key: 'reason', title: '原因', width: 160, value: ({ reason }) => reason },
  { key: 'topic', title: '议题', width: 260, value: ({ topic }) => topic },
];

const NEWEST = 10;

/** The newest first; two years of them are asked for. */
function Attendance() {
  const own = useRoute(listOwnAttendanceRoute, {});
  const [all, setAll] = useState(false);
  const rows = own.data?.rows;
  return (
    <div>
      <DataTable<OwnAttendance>
        name="workbench-attendance"
        title="我参加的组织生活"
        headed
        columns={attendanceColumns}
        rows={all ? rows : rows?.slice(0, NEWEST)}
        loading={own.isPending}
        error={own.error}
        onRetry={() => void own.refetch()}
        rowKey={({ meetingId }) => meetingId}
        empty={{
          reason: '还没有登记您参加的组织生活。',
          hint: '支部开过会、登记以后，这里能看到每次的到会情况。',
        }}
      />
      {all || rows === undefined || rows.length <= NEWEST ? null : (
        <Button type="link" onClick={() => setAll(true)}>
          显示最近 {rows.length} 次
        </Button>
      )}
    </div>
  );
}

const appraisalColumns: readonly DataColumn<OwnAppraisal>[] = [
  { key: 'year', title: '年度', width: 90, value: ({ year }) => String(year) },
  { key: 'grade', title: '评定等次', width: 120, value: ({ grade }) => nameOfCode(appraisalGrades, grade) },
  { key: 'branch', title: '党支部', value: ({ branch }) => branch },
  { key: 'opinionOn', title: '评定日期', kind: 'day', value: ({ opinionOn }) => opinionOn },
];

function Appraisals() {
  const own = useRoute(listOwnAppraisalsRoute, {});
  return (
    <DataTable<OwnAppraisal>
      name="workbench-appraisals"
      title="我的民主评议"
      headed
      columns={appraisalColumns}
      rows={own.data?.rows}
      loading={own.isPending}
      error={own.error}
      onRetry={() => void own.refetch()}
      rowKey={({ year }) => String(year)}
      empty={{
        reason: '还没有您的评定结果。',
        hint: '支部提出评定意见以后，这里能看到您本人的等次。',
      }}
    />
  );
}

const lookColumns: readonly DataColumn<MemberLook>[] = [
  {
    key: 'day',
    title: '日期',
    kind: 'day',
    width: 130,
    value: ({ day, routine }) => lookDayText(day, routine),
  },
  { key: 'unit', title: '单位', value: ({ unit, actor }) => unit ?? actor },
  { key: 'post', title: '岗位', width: 150, value: ({ post }) => post, empty: '—' },
  { key: 'what', title: '看了什么', value: (look) => lookText(look) },
  { key: 'purpose', title: '用途', width: 240, value: ({ purpose }) => purpose },
];

function Looks({ memberId }: { readonly memberId: string }) {
  const list = useList(listMemberLooksRoute, { params: { id: memberId }, stateIn: 'memory' });
  return (
    <DataTable<MemberLook>
      name="workbench-looks"
      title="谁看过我的记录"
      headed
      columns={lookColumns}
      rowKey={({ id }) => id}
      {...list.table}
      empty={{ reason: '还没有人看过您的记录。' }}
    />
  );
}
