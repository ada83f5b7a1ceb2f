import { Button, Checkbox, Input, Select } from 'antd';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { type AttendanceState, attendanceStates } from '../../codes/tables/meeting.ts';
import type { RollLine, RollValue } from './meeting-form.ts';

const AWAY = choicesOf(attendanceStates.entries).filter(({ value }) => value !== 'present');

interface RollFieldProps {
  readonly value?: RollValue | null;
  readonly onChange?: (value: RollValue) => void;
  readonly id?: string;
  /** Said where there is nobody to call yet. */
  readonly waiting: string;
}

/** Roll call: everybody is there; the absent are unticked, each with why where it is known. */
export function RollField({ value, onChange, id, waiting }: RollFieldProps) {
  if (value === undefined || value === null) return <p className="quiet">{waiting}</p>;
  const { lines } = value;
  if (lines.length === 0) return <p className="quiet">这一天没有可以点名的人。</p>;
  const set = (changed: RollLine) =>
    onChange?.({ ...value, lines: lines.map((line) => (line.id === changed.id ? changed : line)) });
  const away = lines.filter(({ state }) => state !== 'present');
  const setAll = (state: AttendanceState) =>
    onChange?.({ ...value, lines: lines.map((line) => ({ ...line, state, reason: null })) });
  return (
    <div className="roll" {...(id === undefined ? {} : { id })} role="group" aria-label="点名">
      <p className="roll-sum">
        <strong className="number">
          实到 {lines.length - away.length} / {lines.length} 人
        </strong>
        <Button size="small" onClick={() => setAll('present')} disabled={away.length === 0}>
          全部到会
        </Button>
        <span className="quiet">没来的，点一下名字。</span>
      </p>
      <div className="roll-names">
        {lines.map((line) => (
          <Checkbox
            key={line.id}
            checked={line.state === 'present'}
            onChange={({ target }) =>
              set({ ...line, state: target.checked ? 'present' : 'absent', reason: null })
            }
          >
            {line.name}
            {line.votes ? null : <span className="quiet">＊</span>}
          </Checkbox>
        ))}
      </div>
      {lines.every(({ votes }) => votes) ? null : (
        <p className="quiet">＊没有表决权：预备党员，或组织关系不在本支部。</p>
      )}
      <LeftOut lines={lines} />
      {away.length === 0 ? null : (
        <ul className="roll-away" aria-label="没有到会的">
          {away.map((line) => (
            <Away key={line.id} line={line} onChange={set} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** GEN-06: those who don't count where this meeting votes, as a number that opens. */
function LeftOut({ lines }: { readonly lines: readonly RollLine[] }) {
  const out = lines.filter(({ leftOut, votes }) => leftOut && votes).length;
  if (out === 0) return null;
  return (
    <p className="quiet">
      其中 <PageLink to="/exclusions?state=in-force">{out} 人</PageLink>
      已批准不计入应到：表决和选举时减去，来了照常计入。
    </p>
  );
}

interface AwayProps {
  readonly line: RollLine;
  readonly onChange: (line: RollLine) => void;
}

function Away({ line, onChange }: AwayProps) {
  return (
    <li>
      <span className="roll-name">{line.name}</span>
      <Select
        aria-label={`${line.name}的情况`}
        value={line.state}
        options={AWAY}
        onChange={(state) => onChange({ ...line, state })}
      />
      <Input
        aria-label={`${line.name}的原因`}
        placeholder={line.state === 'absent' ? '原因，可不填' : '原因，例如出差、生病'}
        maxLength={100}
        value={line.reason ?? ''}
        onChange={({ target }) => onChange({ ...line, reason: target.value || null })}
      />
    </li>
  );
}
