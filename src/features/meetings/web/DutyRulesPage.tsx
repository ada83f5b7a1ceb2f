import './meetings.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { isSiteKind, kindName, type MeetingKind } from '../../codes/tables/meeting.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  endDutyRuleRoute,
  listDutyRulesRoute,
  type SetRule,
  setDutyRuleRoute,
} from '../duty-rule.contract.ts';
import { dutyKinds, periodAround } from '../duty.rules.ts';
import { articleOf } from '../meeting-words.ts';
import { frequencyText, ruledKinds } from '../set-rule.rules.ts';
import { RuleAlreadyAsked } from './AlreadyAskedNotice.tsx';
import { AskedEffort } from './AskedEffort.tsx';
import { ReminderDelay } from './ReminderDelay.tsx';
import { SiteKinds } from './SiteKinds.tsx';
import { useKindChoices } from './use-kind-choices.ts';

const REACHES = { own: '只对这个党组织', below: '所辖各党支部' } as const;
const UNITS = [
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'year', label: '每年' },
];

/** What is owed by the articles, and what offices ask for beside. */
export function DutyRulesPage() {
  const query = useRoute(listDutyRulesRoute, {});
  return (
    <>
      <PageTitle
        title="应开规则"
        below="条例规定的次数只能增加、不能减少；条例没有规定次数的，和功能型、临时党组织的要求，由上级党组织另设。"
        actions={
          <IfMay permission={permissions.setDutyRules}>
            <Setting />
          </IfMay>
        }
      />
      <div className="stack">
        <h2 className="section-title">条例规定的次数</h2>
        <DataTable<ShippedRule>
          name="shipped-duties"
          title="条例规定的次数"
          toolbar={false}
          columns={SHIPPED}
          rows={[...dutyKinds]}
          rowKey={({ kind }) => kind}
          empty={{ reason: '没有规定。' }}
        />
        <h2 className="section-title">另设的要求</h2>
        <RecordGate query={query}>
          {({ rows }) => (
            <DataTable<SetRule>
              name="duty-rules"
              title="另设的要求"
              toolbar={false}
              columns={SET}
              rows={rows}
              rowKey={({ id }) => id}
              empty={{
                reason: '还没有另设的要求，都按条例规定的次数。',
                hint: '给功能型、临时党组织设要求，或把党课改成当地规定的次数，由上级党务干部在这里设。',
              }}
            />
          )}
        </RecordGate>
        <SiteKinds />
        <ReminderDelay />
      </div>
    </>
  );
}

/** A kind of an office's own is asked of whoever holds it. */
function reachText(reach: SetRule['reach'], kind: SetRule['kind']): string {
  return reach === 'below' && isSiteKind(kind) ? '所辖召开它的各级' : REACHES[reach];
}

type ShippedRule = (typeof dutyKinds)[number];

const NEEDS = { none: '各党支部', committee: '设支委会的党支部', groups: '每个党小组' } as const;

const SHIPPED: readonly DataColumn<ShippedRule>[] = [
  { key: 'kind', title: '组织生活', width: 150, value: ({ kind }) => kindName(kind) },
  { key: 'times', title: '次数', width: 130, value: ({ duty }) => frequencyText(duty) },
  { key: 'needs', title: '谁来开', width: 160, value: ({ duty }) => NEEDS[duty.needs] },
  {
    key: 'clause',
    title: '依据',
    width: 320,
    value: ({ duty }) =>
      `${articleOf(duty.clause)}${duty.customary === true ? '：按期，次数是通常做法，可以另设' : ''}`,
  },
];

const SET: readonly DataColumn<SetRule>[] = [
  { key: 'org', title: '党组织', width: 240, value: ({ partyOrg }) => partyOrg?.name ?? '上级党组织' },
  { key: 'reach', title: '范围', width: 140, value: ({ reach, kind }) => reachText(reach, kind) },
  { key: 'kind', title: '组织生活', width: 120, value: ({ kind }) => kindName(kind) },
  { key: 'times', title: '次数', width: 110, value: frequencyText },
  {
    key: 'days',
    title: '起止',
    width: 200,
    value: ({ fromOn, lastOn }) => (lastOn === null ? `${fromOn} 起` : `${fromOn} 至 ${lastOn}`),
  },
  { key: 'basis', title: '依据', width: 220, value: ({ basis }) => basis },
  {
    key: 'end',
    title: '操作',
    width: 90,
    render: (rule) => (rule.mayEnd ? <Ending rule={rule} /> : null),
  },
];

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function Setting() {
  const kinds = useKindChoices('form');
  const [open, setOpen] = useState(false);
  const { run } = useCommand(setDutyRuleRoute, { doneText: '已设', refusals: 'returned' });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        另设要求
      </Button>
      <FormDrawer
        title="另设应开要求"
        open={open}
        onClose={() => setOpen(false)}
        initial={{
          reach: 'own',
          per: 'quarter',
          least: 1,
          fromOn: periodAround(officeToday(), 'quarter').from,
        }}
        fields={[
          {
            kind: 'tree',
            field: 'partyOrgId',
            title: '党组织',
            required: true,
            wide: true,
            route: listPartyTreeRoute,
          },
          {
            kind: 'select',
            field: 'reach',
            title: '范围',
            required: true,
            options: Object.entries(REACHES).map(([value, label]) => ({ value, label })),
            help: '本级设立的类型，“所辖”指召开它的各级党组织；功能型、临时党组织只能逐个设；更近一级设的先用',
          },
          {
            kind: 'select',
            field: 'kind',
            title: '组织生活',
            required: true,
            options: kinds.filter(
              ({ value }) => ruledKinds.includes(value as MeetingKind) || isSiteKind(value),
            ),
          },
          { kind: 'select', field: 'per', title: '每', required: true, options: UNITS },
          { kind: 'number', field: 'least', title: '次数', unit: '次', required: true, min: 1, max: 31 },
          { kind: 'day', field: 'fromOn', title: '从哪天起', required: true, help: '一个时段的第一天' },
          {
            kind: 'text',
            field: 'basis',
            title: '依据',
            required: true,
            wide: true,
            max: 200,
            placeholder: '例如：关于成立功能型党支部的批复；本县组织生活通知',
          },
        ]}
        onSubmit={({ values: { partyOrgId, reach, kind, per, least, basis, fromOn } }) =>
          run({
            body: {
              partyOrgId: text(partyOrgId),
              reach: reach as SetRule['reach'],
              kind: kind as SetRule['kind'],
              per: per as SetRule['per'],
              least: Number(least),
              basis: text(basis),
              fromOn: text(fromOn),
            },
          })
        }
      >
        <AskedEffort />
        <RuleAlreadyAsked />
      </FormDrawer>
    </>
  );
}

function Ending({ rule: { id, kind } }: { readonly rule: SetRule }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(endDutyRuleRoute, { doneText: '已停止', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`停止${kindName(kind)}的要求`} onClick={() => setOpen(true)}>
        停止
      </Button>
      <FormDrawer
        title="停止这项要求"
        open={open}
        onClose={() => setOpen(false)}
        submitText="停止"
        initial={{ on: officeToday() }}
        fields={[
          { kind: 'day', field: 'on', title: '从哪天起不再算', required: true, help: '以前的时段照旧' },
          { kind: 'long-text', field: 'reason', title: '原因', required: true, max: 200 },
        ]}
        onSubmit={({ values: { on, reason } }) =>
          run({ params: { id }, body: { on: text(on), reason: text(reason) } })
        }
      />
    </>
  );
}
