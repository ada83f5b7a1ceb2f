import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { addMonths } from '../../../platform/kernel/day.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import {
  type AttendedRow,
  confirmAttendanceRoute,
  type ElsewhereRow,
  listAttendedElsewhereRoute,
  listAttendedRoute,
  takeBackConfirmationRoute,
} from '../../meetings/confirmation.contract.ts';
import { choicesOfUnit, periodOf } from '../../meetings/duty-words.ts';
import { shareText } from '../../meetings/meeting-words.ts';

/** Of a 功能型 or temporary one: who took part, and whose home branch has been told. */
export function AttendedPanel({ id }: { readonly id: string }) {
  const today = officeToday();
  const [period, setPeriod] = useState(periodOf('month', addMonths(today, -1)));
  const query = useRoute(listAttendedRoute, { params: { id }, query: { period } });
  const choices = (['month', 'quarter', 'year'] as const).flatMap((unit) => choicesOfUnit(unit, today));
  return (
    <section>
      <header className="part-head">
        <h2>向组织关系所在支部确认参加情况</h2>
        <Select
          aria-label="时段"
          value={period}
          options={choices}
          onChange={setPeriod}
          popupMatchSelectWidth={false}
        />
      </header>
      <p className="quiet">
        党员的组织关系不在这里。时段过完以后由书记确认，组织关系所在支部就能看到他们在这里应到、到会几次；不算那个支部自己的组织生活。
      </p>
      <RecordGate query={query}>{({ rows }) => <Attended id={id} period={period} rows={rows} />}</RecordGate>
    </section>
  );
}

interface AttendedProps {
  readonly id: string;
  readonly period: string;
  readonly rows: readonly AttendedRow[];
}

function Attended({ id, period, rows }: AttendedProps) {
  const { run, pending } = useCommand(confirmAttendanceRoute, { doneText: '已确认' });
  const [taken, setTaken] = useState<AttendedRow | null>(null);
  const mayConfirm = useMay(permissions.approveMinutes);
  const waiting = rows.filter((row) => row.mayConfirm && row.confirmed === null);
  const confirm = (chosen: readonly AttendedRow[]) =>
    void run({ params: { id }, body: { period, memberIds: chosen.map(({ member }) => member.id) } });
  const columns: readonly DataColumn<AttendedRow>[] = [
    ...ATTENDED,
    ...(mayConfirm
      ? [
          {
            key: 'act',
            title: '办理',
            width: 110,
            render: (row: AttendedRow) => {
              if (row.confirmed !== null) {
                return (
                  <Button
                    size="small"
                    aria-label={`撤回${row.member.name}的确认`}
                    onClick={() => setTaken(row)}
                  >
                    撤回
                  </Button>
                );
              }
              return row.mayConfirm ? (
                <Button size="small" aria-label={`确认${row.member.name}`} onClick={() => confirm([row])}>
                  确认
                </Button>
              ) : null;
            },
          },
        ]
      : []),
  ];
  return (
    <>
      {waiting.length === 0 ? null : (
        <IfMay permission={permissions.approveMinutes}>
          <Space wrap>
            <Button type="primary" loading={pending} onClick={() => confirm(waiting)}>
              确认全部 {waiting.length} 人
            </Button>
          </Space>
        </IfMay>
      )}
      <DataTable<AttendedRow>
        name="attended"
        title="参加情况"
        toolbar={false}
        columns={columns}
        rows={rows}
        rowKey={({ member }) => member.id}
        empty={{ reason: '这个时段没有点过名的组织生活。', hint: '登记组织生活以后，这里列出参加的党员。' }}
      />
      <TakeBack row={taken} onClose={() => setTaken(null)} />
    </>
  );
}

const ATTENDED: readonly DataColumn<AttendedRow>[] = [
  {
    key: 'member',
    title: '党员',
    width: 120,
    render: ({ member }) => <PageLink to={`/members/${member.id}`}>{member.name}</PageLink>,
  },
  { key: 'home', title: '组织关系', width: 260, value: ({ home }) => home, empty: '在这里，或没有登记' },
  {
    key: 'attendance',
    title: '到会 / 应到（次）',
    width: 170,
    value: ({ present, expected }) => shareText(present, expected),
  },
  {
    key: 'confirmed',
    title: '确认',
    width: 260,
    render: ({ confirmed, mayConfirm, home }) => {
      if (confirmed === null) {
        return mayConfirm ? (
          <StatusTag tone="waiting">还没确认</StatusTag>
        ) : (
          <span className="quiet">{home === null ? '不用确认' : '不在本系统，请直接告知'}</span>
        );
      }
      return `${confirmed.by}（${confirmed.fromOn} 至 ${confirmed.lastOn}）`;
    },
  },
];

function TakeBack({ row, onClose }: { readonly row: AttendedRow | null; readonly onClose: () => void }) {
  const { run } = useCommand(takeBackConfirmationRoute, { doneText: '已撤回', refusals: 'returned' });
  return (
    <FormDrawer
      title={`撤回${row?.member.name ?? ''}的参加情况确认`}
      open={row !== null}
      onClose={onClose}
      submitText="撤回"
      fields={[
        {
          kind: 'long-text',
          field: 'reason',
          title: '原因',
          required: true,
          max: 200,
          help: '撤回以后，组织关系所在支部不再看到；谁撤回、为什么留在变更记录里',
        },
      ]}
      onSubmit={({ values }) => {
        const reason = typeof values.reason === 'string' ? values.reason : '';
        return run({ params: { id: row?.confirmed?.id ?? '' }, body: { reason } });
      }}
    />
  );
}

/** Of a home branch: what was confirmed to it this year; nothing to show, nothing shown. */
export function ElsewherePanel({ id }: { readonly id: string }) {
  const { data } = useRoute(listAttendedElsewhereRoute, { params: { id }, query: {} });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section>
      <h2>{data.year}年党员在功能型、临时党组织参加组织生活</h2>
      <p className="quiet">以对方书记的确认为准，不算本支部的组织生活。</p>
      <DataTable<ElsewhereRow>
        name="attended-elsewhere"
        title="在别处参加组织生活"
        toolbar={false}
        columns={ELSEWHERE}
        rows={data.rows}
        rowKey={({ id: confirmation }) => confirmation}
        empty={{ reason: '没有收到确认。' }}
      />
    </section>
  );
}

const ELSEWHERE: readonly DataColumn<ElsewhereRow>[] = [
  {
    key: 'member',
    title: '党员',
    width: 120,
    render: ({ member }) =>
      member.id === null ? member.name : <PageLink to={`/members/${member.id}`}>{member.name}</PageLink>,
  },
  { key: 'host', title: '参加的党组织', width: 260, value: ({ host }) => host },
  { key: 'days', title: '时段', width: 220, value: ({ fromOn, lastOn }) => `${fromOn} 至 ${lastOn}` },
  {
    key: 'attendance',
    title: '到会 / 应到（次）',
    width: 170,
    value: ({ present, expected }) => shareText(present, expected),
  },
  { key: 'by', title: '确认人', width: 160, value: ({ by }) => by },
];
