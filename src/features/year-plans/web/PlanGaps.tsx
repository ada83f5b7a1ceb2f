import { Alert } from 'antd';
import { gapsOf, type PlanDuty } from '../plan-duty.rules.ts';
import { gapTexts } from '../plan-words.ts';
import type { PlanLine } from '../year-plan.ts';

interface PlanGapsProps {
  readonly lines: readonly PlanLine[];
  readonly duties: readonly PlanDuty[];
}

/** What is owed and stands in no line. It stops nothing: what is owed follows from the articles, with or without a plan. */
export function PlanGaps({ lines, duties }: PlanGapsProps) {
  const texts = gapTexts(gapsOf(lines, duties));
  if (texts.length === 0) {
    return duties.length === 0 ? null : <Alert type="success" showIcon title="应开的组织生活都安排了。" />;
  }
  return (
    <Alert
      type="info"
      showIcon
      title="按应开规则，下面的还没有安排（不影响保存）："
      description={
        <ul className="plan-gaps">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    />
  );
}
