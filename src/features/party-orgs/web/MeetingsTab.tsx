import { Button, Space } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RateText } from '../../../platform/web/RateText.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { kindName } from '../../codes/tables/meeting.ts';
import { isTemporaryPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { type DutyTotals, readDutyTotalsRoute } from '../../meetings/duty.contract.ts';
import { stateOf } from '../../meetings/duty.rules.ts';
import { dutyStateNames } from '../../meetings/duty.ts';
import { cellAddress, periodOf, periodText, stateTones } from '../../meetings/duty-words.ts';
import {
  countMeetingsRoute,
  listMeetingsRoute,
  type MeetingRow,
} from '../../meetings/meeting-list.contract.ts';
import { articleOf, attendanceText, kindsText } from '../../meetings/meeting-words.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { isPartyOrgKind } from '../party-org.rules.ts';
import { AttendedPanel, ElsewherePanel } from './AttendedPanels.tsx';

const COLUMNS: readonly DataColumn<MeetingRow>[] = [
  { key: 'kinds', title: '类型', width: 190, value: ({ kinds }) => kindsText(kinds) },
  { key: 'heldOn', title: '日期', kind: 'day', value: ({ heldOn }) => heldOn },
  { key: 'attendance', title: '实到 / 应到', width: 160, value: attendanceText },
  { key: 'topic', title: '议题', width: 280, value: ({ record }) => record?.topic },
];

/** What it owes this year and what it has held lately. */
export function MeetingsTab({ record }: { readonly record: PartyOrgRecord }) {
  const { id, endedOn } = record;
  const mayRecord = useMay(permissions.recordMeetings);
  const navigate = usePageNavigate();
  const period = periodOf('year', officeToday());
  const query = { partyOrg: id, within: 'own', period } as const;
  const totals = useRoute(readDutyTotalsRoute, { query });
  const list = useList(listMeetingsRoute, {
    count: countMeetingsRoute,
    fixed: { partyOrg: id, within: 'own' },
    stateIn: 'memory',
  });
  return (
    <div className="stack">
      <section>
        <header className="part-head">
          <h2>{periodText(period)}应开和已开</h2>
          <Space wrap>
            <IfMay permission={permissions.exportMembers}>
              <Button
                onClick={() => navigate(pageAddress('/meetings/papers', { partyOrg: id, paper: 'ledger' }))}
              >
                打印台账
              </Button>
            </IfMay>
            {endedOn === null ? (
              <IfMay permission={permissions.recordMeetings}>
                <Button onClick={() => navigate(pageAddress('/meetings/new', { partyOrg: id }))}>
                  登记一次
                </Button>
              </IfMay>
            ) : null}
          </Space>
        </header>
        <RecordGate query={totals}>{(answer) => <Year id={id} period={period} totals={answer} />}</RecordGate>
      </section>
      <DataTable<MeetingRow>
        name="party-org-meetings"
        title="组织生活记录"
        headed
        columns={COLUMNS}
        rowKey={(row) => row.id}
        rowAddress={(row) => `/meetings/${row.id}`}
        {...list.table}
        empty={{ reason: '还没有登记过组织生活。' }}
      />
      {mayRecord ? isSpecial(record) ? <AttendedPanel id={id} /> : <ElsewherePanel id={id} /> : null}
    </div>
  );
}

/** 功能型 and 临时 ones leave the 组织关系 of who takes part where it is. */
function isSpecial({ kind, functional }: PartyOrgRecord): boolean {
  return functional || (isPartyOrgKind(kind) && isTemporaryPartyOrgKind(kind));
}

type Duty = DutyTotals['duties'][number];

interface YearProps {
  readonly id: string;
  readonly period: string;
  readonly totals: DutyTotals;
}

function Year({ id, period, totals: { duties } }: YearProps) {
  const owed = duties.filter((duty) => duty.owed > 0);
  const columns: readonly DataColumn<Duty>[] = [
    {
      key: 'kind',
      title: '组织生活',
      width: 150,
      render: ({ kind }) => <PageLink to={cellAddress(id, kind, period)}>{kindName(kind)}</PageLink>,
    },
    {
      key: 'state',
      title: '情况',
      width: 140,
      render: (duty) => {
        const state = stateOf(duty);
        return state === null ? null : (
          <StatusTag tone={stateTones[state]}>{dutyStateNames[state]}</StatusTag>
        );
      },
    },
    {
      key: 'done',
      title: '已开 / 应开（次）',
      width: 170,
      render: ({ done, owed: of }) => <RateText part={done} whole={of} />,
    },
    { key: 'late', title: '过期未开', kind: 'number', width: 100, value: ({ late }) => late },
    { key: 'clause', title: '依据', width: 240, value: ({ clause }) => articleOf(clause) },
  ];
  return (
    <DataTable<Duty>
      name="party-org-duties"
      title="应开和已开"
      toolbar={false}
      columns={columns}
      rows={owed}
      rowKey={({ kind }) => kind}
      empty={{
        reason: '没有规定的次数要求。',
        hint: '只有党支部和联合党支部按次数要求；功能型、临时党组织按批准它的党组织的要求，刚成立的从第一个完整时段起算。',
      }}
    />
  );
}
