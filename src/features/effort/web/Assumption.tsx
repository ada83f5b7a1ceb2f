import { Button } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type Effort, setEffortSecondsRoute } from '../effort.contract.ts';
import { MOST_SECONDS } from '../effort.ts';

type AssumptionProps = Pick<Effort, 'assumed' | 'maySet'>;

/** By which assumption minutes are reckoned. */
export function Assumption({ assumed: { entry, field, text }, maySet }: AssumptionProps) {
  return (
    <section aria-label="估算的依据">
      <h2 className="section-title">分钟数怎么来的</h2>
      <p>
        按假定估算，没有测量：每次打开、核对、保存 <strong>{entry}</strong> 秒，手填一栏{' '}
        <strong>{field}</strong> 秒，手写一段（议程、讨论情况、决议、评定结果）<strong>{text}</strong> 秒。
        少的一头只填必填的，多的一头每一栏都写。系统已填好的不算。
        {maySet ? <Setting assumed={{ entry, field, text }} /> : null}
      </p>
    </section>
  );
}

function Setting({ assumed }: Pick<AssumptionProps, 'assumed'>) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(setEffortSecondsRoute, { doneText: '已保存', refusals: 'returned' });
  const seconds = (name: keyof typeof MOST_SECONDS, title: string) =>
    ({
      kind: 'number',
      field: name,
      title,
      unit: '秒',
      required: true,
      min: 0,
      max: MOST_SECONDS[name],
    }) as const;
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        修改假定
      </Button>
      <FormDrawer
        title="估算负担用的秒数"
        open={open}
        onClose={() => setOpen(false)}
        initial={{ ...assumed }}
        fields={[
          seconds('entry', '打开、核对、保存一次'),
          seconds('field', '手填一栏'),
          { ...seconds('text', '手写一段'), help: '全系统统一；可以请几个支部试填一次，按实际填写' },
        ]}
        onSubmit={({ values }) =>
          run({
            body: { entry: Number(values.entry), field: Number(values.field), text: Number(values.text) },
          })
        }
      />
    </>
  );
}
