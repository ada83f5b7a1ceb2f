import { Button } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readReminderDelayRoute, setReminderDelayRoute } from '../reminder.contract.ts';
import { LONGEST_DELAY_DAYS } from '../reminder.rules.ts';

/** How long a branch has to itself before the level above is reminded. */
export function ReminderDelay() {
  const query = useRoute(readReminderDelayRoute, {});
  return (
    <section aria-label="提醒">
      <h2 className="section-title">提醒</h2>
      <RecordGate query={query}>
        {({ delayDays, maySet }) => (
          <p>
            应开未开的，到期次日先提醒支部；超过 <strong>{delayDays}</strong> 天仍没有开，再提醒上级。
            {maySet ? <Setting delayDays={delayDays} /> : null}
          </p>
        )}
      </RecordGate>
    </section>
  );
}

function Setting({ delayDays }: { readonly delayDays: number }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(setReminderDelayRoute, { doneText: '已保存', refusals: 'returned' });
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        修改天数
      </Button>
      <FormDrawer
        title="几天后提醒上级"
        open={open}
        onClose={() => setOpen(false)}
        initial={{ delayDays }}
        fields={[
          {
            kind: 'number',
            field: 'delayDays',
            title: '到期后超过',
            unit: '天',
            required: true,
            min: 0,
            max: LONGEST_DELAY_DAYS,
            help: '全系统统一；填 0，支部和上级同一天得到提醒',
          },
        ]}
        onSubmit={({ values }) => run({ body: { delayDays: Number(values.delayDays) } })}
      />
    </>
  );
}
