import { Button, Input, InputNumber } from 'antd';
import { judgeResolution } from '../attendance.rules.ts';
import type { Assembly, Resolution, RollCounts } from '../meeting.ts';
import { resolutionText } from '../meeting-words.ts';

const NEW: Resolution = { matter: '', yes: 0, no: 0, abstained: 0 };
const VOTES = [
  ['yes', '赞成'],
  ['no', '不赞成'],
  ['abstained', '弃权'],
] as const;

interface ResolutionsFieldProps {
  readonly value?: readonly Resolution[] | null;
  readonly onChange?: (value: readonly Resolution[]) => void;
  readonly id?: string;
  readonly assembly: Assembly;
  readonly counts: RollCounts;
}

/** Resolutions with counts of votes; each says at once whether it passed, and why. */
export function ResolutionsField({ value, onChange, id, assembly, counts }: ResolutionsFieldProps) {
  const rows = value ?? [];
  const set = (at: number, row: Resolution) =>
    onChange?.(rows.map((each, index) => (index === at ? row : each)));
  return (
    <div className="resolutions" {...(id === undefined ? {} : { id })}>
      {rows.map((row, at) => (
        <fieldset key={String(at)} aria-label={`第 ${at + 1} 项决议`}>
          <Input
            aria-label={`第 ${at + 1} 项决议事项`}
            placeholder="决议事项"
            maxLength={200}
            value={row.matter}
            onChange={({ target }) => set(at, { ...row, matter: target.value })}
          />
          <span className="resolution-votes">
            {VOTES.map(([field, title]) => (
              <label key={field}>
                {title}
                <InputNumber
                  min={0}
                  precision={0}
                  value={row[field]}
                  onChange={(count) => set(at, { ...row, [field]: count ?? 0 })}
                />
              </label>
            ))}
            <Button
              type="link"
              onClick={() => onChange?.(rows.filter((_, index) => index !== at))}
              aria-label={`删除第 ${at + 1} 项决议`}
            >
              删除
            </Button>
          </span>
          <span className="quiet">{resolutionText(judgeResolution(assembly, counts, row), counts)}</span>
        </fieldset>
      ))}
      <Button onClick={() => onChange?.([...rows, NEW])}>增加一项决议</Button>
    </div>
  );
}
