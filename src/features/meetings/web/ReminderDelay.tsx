import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  type DelayInForce,
  readReminderDelayRoute,
  type SetDelay,
  setReminderDelayRoute,
} from '../reminder.contract.ts';
import { LONGEST_DELAY_DAYS } from '../reminder.rules.ts';

/** How long branches have to themselves before the level above is reminded, and who has set it. */
export function ReminderDelay() {
  const query = useRoute(readReminderDelayRoute, {});
  return (
    <section aria-label="提醒">
      <h2 className="section-title">提醒</h2>
      <RecordGate query={query}>
        {({ inForce, rows, maySet }) => (
          <>
            <p>
              应开未开的，到期次日先提醒支部；超过 <strong>{inForce.delayDays}</strong> 天仍没有开，再提醒上级
              <span className="quiet">（{sourceText(inForce)}）</span>。
              {maySet ? <Setting title="设提醒天数" initial={{ delayDays: inForce.delayDays }} /> : null}
            </p>
            {rows.length === 0 ? null : (
              <DataTable<SetDelay>
                name="reminder-delays"
                title="各级设的天数"
                toolbar={false}
                columns={columnsOf(maySet)}
                rows={rows}
                rowKey={({ partyOrg: { id } }) => id}
                empty={{ reason: '没有设过。' }}
              />
            )}
          </>
        )}
      </RecordGate>
    </section>
  );
}

function sourceText({ source, partyOrg }: DelayInForce): string {
  if (source === 'shipped') return '系统默认，本级和上级都没有另设';
  return `${partyOrg?.name ?? '上级党组织'}设的`;
}

const SHOWN: readonly DataColumn<SetDelay>[] = [
  { key: 'org', title: '党组织（含所辖）', width: 260, value: ({ partyOrg }) => partyOrg.name },
  { key: 'days', title: '到期后超过（天）', kind: 'number', width: 150, value: ({ delayDays }) => delayDays },
  { key: 'setBy', title: '谁设的', width: 140, value: ({ setBy }) => setBy },
  { key: 'setAt', title: '哪天设的', width: 130, value: ({ setAt }) => setAt },
];

function columnsOf(maySet: boolean): readonly DataColumn<SetDelay>[] {
  if (!maySet) return SHOWN;
  return [
    ...SHOWN,
    {
      key: 'change',
      title: '操作',
      width: 150,
      render: ({ partyOrg, delayDays }) => (
        <Space>
          <Setting title="修改" of={partyOrg.name} initial={{ partyOrgId: partyOrg.id, delayDays }} />
          <Clearing partyOrg={partyOrg} />
        </Space>
      ),
    },
  ];
}

interface SettingProps {
  readonly title: string;
  /** Whose number is changed; where left out, the form asks for whom. */
  readonly of?: string;
  readonly initial: { readonly partyOrgId?: string; readonly delayDays: number };
}

function Setting({ title, of, initial }: SettingProps) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(setReminderDelayRoute, { doneText: '已保存', refusals: 'returned' });
  return (
    <>
      <Button
        {...(of === undefined
          ? { type: 'link' as const }
          : { size: 'small' as const, 'aria-label': `修改${of}的天数` })}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      <FormDrawer
        title={of === undefined ? '几天后提醒上级' : `${of}：几天后提醒上级`}
        open={open}
        onClose={() => setOpen(false)}
        initial={initial}
        fields={[
          ...(of === undefined
            ? [
                {
                  kind: 'tree' as const,
                  field: 'partyOrgId',
                  title: '党组织',
                  required: true,
                  wide: true,
                  route: listPartyTreeRoute,
                  help: '管它自己和所辖各级；更近一级设的先用',
                },
              ]
            : []),
          {
            kind: 'number',
            field: 'delayDays',
            title: '到期后超过',
            unit: '天',
            required: true,
            min: 0,
            max: LONGEST_DELAY_DAYS,
            help: '填 0，支部和上级同一天得到提醒',
          },
        ]}
        onSubmit={({ values: { partyOrgId, delayDays } }) =>
          run({
            body: {
              partyOrgId: initial.partyOrgId ?? (typeof partyOrgId === 'string' ? partyOrgId : ''),
              delayDays: Number(delayDays),
            },
          })
        }
      />
    </>
  );
}

function Clearing({ partyOrg: { id, name } }: Pick<SetDelay, 'partyOrg'>) {
  const { run, pending } = useCommand(setReminderDelayRoute, { doneText: '已取消' });
  return (
    <Popconfirm
      title="取消以后用上一级设的天数，都没有设的用系统默认。"
      onConfirm={() => run({ body: { partyOrgId: id, delayDays: null } })}
      okText="取消这个天数"
      cancelText="不取消"
    >
      <Button size="small" loading={pending} aria-label={`取消${name}的天数`}>
        取消
      </Button>
    </Popconfirm>
  );
}
