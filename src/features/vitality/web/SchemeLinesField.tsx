import './vitality.css';
import { InputNumber, Select } from 'antd';
import type { VitalityScheme } from '../scheme.contract.ts';
import { vitalityQuestionNames, vitalityQuestions } from '../vitality.ts';
import { factEntryOf } from '../vitality-words.ts';

type Line = VitalityScheme['lines'][number];

const NOT_ASKED = 'none';
const QUESTIONS = [
  ...vitalityQuestions.map((question) => ({
    value: question as string,
    label: vitalityQuestionNames[question],
  })),
  { value: NOT_ASKED, label: '不用' },
];

interface SchemeLinesFieldProps {
  readonly value?: readonly Line[];
  readonly onChange?: (lines: readonly Line[]) => void;
}

/** Each fact with the question it answers, what it weighs and when it counts as met. */
export function SchemeLinesField({ value = [], onChange }: SchemeLinesFieldProps) {
  const set = (fact: Line['fact'], change: Partial<Line>) =>
    onChange?.(value.map((line) => (line.fact === fact ? { ...line, ...change } : line)));
  return (
    <div className="scheme-lines">
      {value.map(({ fact, question, weight, threshold }) => {
        const { name, unit } = factEntryOf(fact);
        return (
          <div key={fact} className="scheme-line">
            <span>{name}</span>
            <Select
              aria-label={`${name}：哪一问`}
              value={question ?? NOT_ASKED}
              options={QUESTIONS}
              onChange={(chosen) =>
                set(fact, { question: vitalityQuestions.find((each) => each === chosen) ?? null })
              }
            />
            <InputNumber
              aria-label={`${name}：分值`}
              suffix="分"
              min={0}
              max={100}
              precision={0}
              disabled={question === null}
              value={weight}
              onChange={(entered) => set(fact, { weight: entered ?? 0 })}
            />
            {unit === 'yes' ? (
              <span className="quiet">有就算做到</span>
            ) : (
              <InputNumber
                aria-label={`${name}：百分之几算做到`}
                suffix="%"
                min={1}
                max={100}
                precision={0}
                disabled={question === null}
                value={threshold}
                onChange={(entered) => set(fact, { threshold: entered ?? 1 })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
