import { Select } from 'antd';
import { DayPicker } from '../../../platform/web/DayPicker.tsx';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { listDefinitionsRoute } from '../../counting/counting.contract.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { type EarlierDay, earlierDay, earlierDayNames, nameOfEarlierDay } from '../earlier-days.rules.ts';
import type { CoverageView } from './coverage-view.ts';

interface ComparedWithProps {
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
  readonly setView: (patch: Partial<CoverageView>) => void;
  /** Whether 口径 can be compared here too. */
  readonly definitions?: boolean;
}

const OTHER_DAY = 'other';
const DEFINITION = 'definition:';

/** With what: an earlier day by its name, any day, or another 口径. */
export function ComparedWith({ answer, view, setView, definitions = false }: ComparedWithProps) {
  const known = useRoute(listDefinitionsRoute, {}).data?.definitions ?? [];
  const { on, countingDefinition } = answer;
  const from = view.from ?? earlierDay('quarter', on);
  const named = nameOfEarlierDay(from, on);
  const byDay = !definitions || view.fromDefinition === undefined;
  const value = byDay ? (named ?? OTHER_DAY) : `${DEFINITION}${view.fromDefinition}`;
  const choose = (chosen: string) => {
    const nothing = { measure: undefined, direction: undefined, cause: undefined };
    if (chosen.startsWith(DEFINITION))
      setView({ ...nothing, fromDefinition: chosen.slice(DEFINITION.length), from: undefined });
    else {
      const day = chosen === OTHER_DAY ? from : earlierDay(chosen as EarlierDay, on);
      setView({ ...nothing, fromDefinition: undefined, from: day });
    }
  };
  const days = Object.entries(earlierDayNames).map(([which, label]) => ({
    value: which,
    label: `${label} ${earlierDay(which as EarlierDay, on)}`,
  }));
  const others = known.filter(({ code }) => code !== countingDefinition.code);
  return (
    <div className="coverage-compared no-print">
      <span>与</span>
      <Select
        aria-label="与哪一天或哪个口径比较"
        value={value}
        onChange={choose}
        popupMatchSelectWidth={false}
        options={[
          { label: '日期', options: [...days, { value: OTHER_DAY, label: '其他日期' }] },
          ...(definitions
            ? [
                {
                  label: '口径（同一天）',
                  options: choicesOf(others).map((each) => ({ ...each, value: DEFINITION + each.value })),
                },
              ]
            : []),
        ]}
      />
      {byDay ? (
        <DayPicker
          aria-label="与哪一天比较"
          value={from}
          notAfter={on}
          allowClear={false}
          onChange={(day) => setView({ from: day ?? undefined, fromDefinition: undefined })}
        />
      ) : null}
      <span>比较</span>
    </div>
  );
}
