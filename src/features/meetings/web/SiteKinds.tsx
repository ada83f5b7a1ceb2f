import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { kindName, meetingKindOf, type SiteCalls, siteCalls } from '../../codes/tables/meeting.ts';
import type { PartyOrgTier } from '../../codes/tables/party-org-kind.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { periodAround } from '../duty.rules.ts';
import {
  addMeetingKindRoute,
  endMeetingKindRoute,
  listMeetingKindsRoute,
  type SetKind,
} from '../meeting-kind.contract.ts';
import { callsNames, holderNames } from '../site-kind.ts';
import { KindAlreadyAsked } from './AlreadyAskedNotice.tsx';

/** Kinds that offices have set up beside those of the articles. */
export function SiteKinds() {
  const query = useRoute(listMeetingKindsRoute, {});
  return (
    <>
      <div className="part-head">
        <h2 className="section-title">另外设立的类型</h2>
        <IfMay permission={permissions.setDutyRules}>
          <Adding />
        </IfMay>
      </div>
      <RecordGate query={query}>
        {({ rows }) => (
          <DataTable<SetKind>
            name="meeting-kinds"
            title="另外设立的类型"
            toolbar={false}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ code }) => code}
            empty={{
              reason: '还没有另外设立的类型，只有条例规定的。',
              hint: '本地要求的读书会、述职会等，由上级党务干部在这里设立；设立后，登记、通知、应开、台账里都有。',
            }}
          />
        )}
      </RecordGate>
    </>
  );
}

const COLUMNS: readonly DataColumn<SetKind>[] = [
  { key: 'name', title: '类型', width: 130, value: ({ code }) => kindName(code) },
  { key: 'org', title: '由谁设立', width: 180, value: ({ partyOrg }) => partyOrg?.name ?? '上级党组织' },
  {
    key: 'heldBy',
    title: '谁来开',
    width: 140,
    value: ({ heldBy }) => heldBy.map((each) => holderNames[each]).join('、'),
  },
  { key: 'calls', title: '召集谁', width: 110, value: ({ code }) => callsText(code) },
  { key: 'needs', title: '要有', width: 200, value: needsText, empty: '不另作要求' },
  {
    key: 'days',
    title: '起止',
    width: 140,
    value: ({ fromOn, lastOn }) => (lastOn === null ? `${fromOn} 起` : `${fromOn} 至 ${lastOn}`),
  },
  { key: 'basis', title: '依据', width: 150, value: ({ basis }) => basis },
  { key: 'end', title: '操作', width: 90, render: (kind) => (kind.mayEnd ? <Ending kind={kind} /> : null) },
];

function callsText(code: SetKind['code']): string {
  const { calls } = meetingKindOf(code as Parameters<typeof meetingKindOf>[0]);
  return callsNames[calls as SiteCalls];
}

function needsText({ needsQuorum, needsAgenda, needsMinutes, leastPresent }: SetKind): string | null {
  const needs = [
    ...(leastPresent === null ? [] : [`至少 ${leastPresent} 人到会`]),
    ...(needsQuorum ? ['有表决权的半数到会'] : []),
    ...(needsAgenda ? ['议程'] : []),
    ...(needsMinutes ? ['讨论情况'] : []),
  ];
  return needs.length === 0 ? null : needs.join('、');
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const NEEDS = [
  { value: 'quorum', label: '有表决权的半数到会' },
  { value: 'agenda', label: '议程' },
  { value: 'minutes', label: '讨论情况' },
];
const UNITS = [
  { value: 'none', label: '不要求次数' },
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'year', label: '每年' },
];

const FIELDS: readonly FormField[] = [
  {
    kind: 'tree',
    field: 'partyOrgId',
    title: '党组织',
    required: true,
    wide: true,
    route: listPartyTreeRoute,
    help: '这个党组织和所辖的党组织都可以用',
  },
  { kind: 'text', field: 'name', title: '名称', required: true, max: 20, placeholder: '例如：读书会' },
  {
    kind: 'select',
    field: 'heldBy',
    title: '谁来开',
    required: true,
    multiple: true,
    options: Object.entries(holderNames).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'select',
    field: 'calls',
    title: '召集谁',
    required: true,
    options: siteCalls.map((value) => ({ value, label: callsNames[value] })),
  },
  { kind: 'select', field: 'per', title: '多久开一次', required: true, options: UNITS },
  {
    kind: 'number',
    field: 'least',
    title: '次数',
    unit: '次',
    min: 1,
    max: 31,
    required: true,
    shownIf: ({ per }) => per !== 'none',
  },
  {
    kind: 'select',
    field: 'needs',
    title: '要有',
    multiple: true,
    options: NEEDS,
    empty: '不另作要求',
    help: '缺了照样能登记，会提醒补上',
  },
  {
    kind: 'number',
    field: 'leastPresent',
    title: '至少到会',
    unit: '人',
    min: 1,
    max: 500,
    empty: '不要求人数',
  },
  {
    kind: 'day',
    field: 'fromOn',
    title: '从哪天起',
    required: true,
    help: '有次数要求的，填一个时段的第一天',
  },
  { kind: 'text', field: 'basis', title: '依据', required: true, wide: true, max: 200 },
];

function Adding() {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(addMeetingKindRoute, { doneText: '已设立', refusals: 'returned' });
  return (
    <>
      <Button onClick={() => setOpen(true)}>设立类型</Button>
      <FormDrawer
        title="设立组织生活类型"
        open={open}
        onClose={() => setOpen(false)}
        initial={{
          heldBy: ['branch'],
          calls: 'any',
          per: 'none',
          least: 1,
          fromOn: periodAround(officeToday(), 'month').from,
        }}
        fields={FIELDS}
        onSubmit={({ values }) => {
          const needs = Array.isArray(values.needs) ? values.needs : [];
          return run({
            body: {
              partyOrgId: text(values.partyOrgId),
              name: text(values.name),
              calls: values.calls as SiteCalls,
              heldBy: values.heldBy as PartyOrgTier[],
              needsQuorum: needs.includes('quorum'),
              needsAgenda: needs.includes('agenda'),
              needsMinutes: needs.includes('minutes'),
              leastPresent: typeof values.leastPresent === 'number' ? values.leastPresent : null,
              duty:
                values.per === 'none'
                  ? null
                  : { per: values.per as 'month' | 'quarter' | 'year', least: Number(values.least) },
              basis: text(values.basis),
              fromOn: text(values.fromOn),
            },
          });
        }}
      >
        <KindAlreadyAsked />
      </FormDrawer>
    </>
  );
}

function Ending({ kind: { code } }: { readonly kind: SetKind }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(endMeetingKindRoute, { doneText: '已停用', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`停用${kindName(code)}`} onClick={() => setOpen(true)}>
        停用
      </Button>
      <FormDrawer
        title={`停用“${kindName(code)}”`}
        open={open}
        onClose={() => setOpen(false)}
        submitText="停用"
        initial={{ on: officeToday() }}
        fields={[
          { kind: 'day', field: 'on', title: '从哪天起停用', required: true, help: '以前的记录和要求照旧' },
          { kind: 'long-text', field: 'reason', title: '原因', required: true, max: 200 },
        ]}
        onSubmit={({ values: { on, reason } }) => run({ body: { code, on: text(on), reason: text(reason) } })}
      />
    </>
  );
}
