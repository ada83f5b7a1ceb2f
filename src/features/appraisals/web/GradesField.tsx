import './appraisals.css';
import { InputNumber, Select } from 'antd';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { appraisalGrades } from '../../codes/tables/appraisal.ts';
import type { AppraisalView } from '../appraisal.contract.ts';

type Appraised = AppraisalView['members'][number];

interface GradesFieldProps {
  readonly withSums: boolean;
  readonly value?: readonly Appraised[] | null;
  readonly onChange?: (value: readonly Appraised[]) => void;
  readonly id?: string;
}

const NO_SUMS = { excellent: 0, competent: 0, basic: 0, incompetent: 0 };

/** Of each member the sheets by grade, where the caller may tell them, and the result; whoever is on probation takes part without either. */
export function GradesField({ withSums, value, onChange, id }: GradesFieldProps) {
  const rows = value ?? [];
  const set = (changed: Appraised) =>
    onChange?.(rows.map((row) => (row.memberId === changed.memberId ? changed : row)));
  return (
    <div className="grades" {...(id === undefined ? {} : { id })}>
      {rows.map((row) => (
        <div key={row.memberId} className="grade-line" role="group" aria-label={row.name}>
          <span className="grade-name">{row.name}</span>
          {row.toGrade ? (
            <Grading row={row} withSums={withSums} onChange={set} />
          ) : (
            <span className="quiet">参加，不评定等次</span>
          )}
        </div>
      ))}
    </div>
  );
}

interface GradingProps {
  readonly row: Appraised;
  readonly withSums: boolean;
  readonly onChange: (row: Appraised) => void;
}

function Grading({ row, withSums, onChange }: GradingProps) {
  const { name, sums, grade } = row;
  return (
    <>
      {withSums
        ? appraisalGrades.entries.map(({ code, name: title }) => (
            <label key={code}>
              {title}
              <InputNumber
                aria-label={`${name}${title}票`}
                min={0}
                precision={0}
                value={sums?.[code] ?? null}
                onChange={(count) => onChange({ ...row, sums: sumsWith(sums, code, count) })}
              />
            </label>
          ))
        : null}
      <Select
        aria-label={`${name}的评定等次`}
        allowClear
        placeholder="评定等次"
        value={grade ?? undefined}
        options={choicesOf(appraisalGrades.entries)}
        onChange={(chosen) => onChange({ ...row, grade: chosen ?? null })}
      />
    </>
  );
}

/** An emptied count is none; of counts that are all none nothing was entered. */
function sumsWith(
  sums: Appraised['sums'],
  code: keyof typeof NO_SUMS,
  count: number | null,
): Appraised['sums'] {
  const next = { ...NO_SUMS, ...sums, [code]: count ?? 0 };
  return count === null && Object.values(next).every((each) => each === 0) ? null : next;
}
