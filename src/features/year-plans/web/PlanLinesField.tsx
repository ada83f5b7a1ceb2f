import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { kindChoices } from '../../meetings/kind-choices.ts';
import { listMeetingKindsRoute } from '../../meetings/meeting-kind.contract.ts';
import type { PlanDuty } from '../plan-duty.rules.ts';
import { MOST_LINES, type PlanLine } from '../year-plan.ts';
import { PlanGaps } from './PlanGaps.tsx';

const MONTHS = Array.from({ length: 12 }, (_, at) => ({ value: at + 1, label: `${at + 1}月` }));

interface PlanLinesFieldProps {
  readonly value?: readonly PlanLine[];
  readonly onChange?: (lines: readonly PlanLine[]) => void;
  /** What is owed, to tell beside what is not planned yet. */
  readonly duties: readonly PlanDuty[];
}

/** The lines of a plan in the order of the year; a line that is given another month goes there. */
export function PlanLinesField({ value = [], onChange, duties }: PlanLinesFieldProps) {
  const own = useRoute(listMeetingKindsRoute, {});
  const kinds = kindChoices(own.data?.rows ?? [], officeToday());
  const set = (at: number, change: Partial<PlanLine>) =>
    onChange?.(value.map((line, place) => (place === at ? { ...line, ...change } : line)));
  const add = (month: number) =>
    onChange?.(
      [...value, { month, kinds: [], topic: null, note: null }].toSorted((a, b) => a.month - b.month),
    );
  return (
    <div className="plan-lines">
      <PlanGaps lines={value} duties={duties} />
      {MONTHS.map(({ value: month, label }) => (
        <fieldset key={month} className="plan-lines-month">
          <legend>{label}</legend>
          {value.map((line, at) =>
            line.month === month ? (
              <div key={at} className="plan-line">
                <Select
                  aria-label={`第 ${at + 1} 项：月份`}
                  value={line.month}
                  options={MONTHS}
                  onChange={(chosen) =>
                    onChange?.(
                      value
                        .map((each, place) => (place === at ? { ...each, month: chosen } : each))
                        .toSorted((a, b) => a.month - b.month),
                    )
                  }
                />
                <Select
                  aria-label={`第 ${at + 1} 项：组织生活类型`}
                  mode="multiple"
                  placeholder="类型"
                  value={[...line.kinds]}
                  options={[...kinds]}
                  onChange={(chosen: string[]) => set(at, { kinds: chosen as PlanLine['kinds'] })}
                />
                <Input
                  aria-label={`第 ${at + 1} 项：议题`}
                  placeholder="议题（可以以后再写）"
                  maxLength={200}
                  value={line.topic ?? ''}
                  onChange={({ target }) => set(at, { topic: target.value === '' ? null : target.value })}
                />
                <Input
                  aria-label={`第 ${at + 1} 项：备注`}
                  placeholder="备注"
                  maxLength={500}
                  value={line.note ?? ''}
                  onChange={({ target }) => set(at, { note: target.value === '' ? null : target.value })}
                />
                <Button
                  aria-label={`删去第 ${at + 1} 项`}
                  icon={<DeleteOutlined />}
                  onClick={() => onChange?.(value.filter((_, place) => place !== at))}
                />
              </div>
            ) : null,
          )}
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            disabled={value.length >= MOST_LINES}
            onClick={() => add(month)}
          >
            {label}加一项
          </Button>
        </fieldset>
      ))}
    </div>
  );
}
