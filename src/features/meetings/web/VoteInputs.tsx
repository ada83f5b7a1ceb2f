import { Checkbox, InputNumber } from 'antd';
import type { Resolution, VoteSums } from '../vote.ts';

const SUMS = [
  ['yes', '赞成'],
  ['no', '不赞成'],
  ['abstained', '弃权'],
] as const;
const BALLOTS = [
  ['issued', '发出'],
  ['returned', '收回'],
  ['invalid', '无效'],
] as const;

interface VoteInputsProps {
  readonly value: Resolution;
  readonly onChange: (value: Resolution) => void;
  /** Of those with a vote, how many are there. */
  readonly present: number;
}

/** Ballots and sums of one vote; an election has its sums with its candidates. */
export function VoteInputs({ value, onChange, present }: VoteInputsProps) {
  const { vote, ballots, written } = value;
  const admits = vote === 'admission' || vote === 'regularization';
  return (
    <>
      {vote === 'ordinary' ? (
        <Checkbox
          checked={ballots != null}
          onChange={({ target }) =>
            onChange({
              ...value,
              ballots: target.checked ? { issued: present, returned: present, invalid: 0 } : null,
            })
          }
        >
          无记名投票
        </Checkbox>
      ) : null}
      {ballots == null ? null : (
        <span className="resolution-votes" role="group" aria-label="选票">
          {BALLOTS.map(([field, title]) => (
            <CountInput
              key={field}
              title={title}
              value={ballots[field]}
              onChange={(count) => onChange({ ...value, ballots: { ...ballots, [field]: count } })}
            />
          ))}
          <span className="quiet number">有效 {ballots.returned - ballots.invalid}</span>
        </span>
      )}
      {vote === 'election' ? null : (
        <SumsInput label="得票" value={value} onChange={(sums) => onChange({ ...value, ...sums })} />
      )}
      {admits ? (
        <Checkbox
          checked={written != null}
          onChange={({ target }) =>
            onChange({ ...value, written: target.checked ? { yes: 0, no: 0, abstained: 0 } : null })
          }
        >
          有因故没有到会的党员会前提交了书面意见（计入票数，不计入到会）
        </Checkbox>
      ) : null}
      {written == null ? null : (
        <SumsInput
          shown
          label="书面意见"
          value={written}
          onChange={(sums) => onChange({ ...value, written: sums })}
        />
      )}
    </>
  );
}

interface SumsInputProps {
  readonly label: string;
  /** Whether the label stands on the screen too. */
  readonly shown?: boolean;
  readonly value: VoteSums;
  readonly onChange: (value: VoteSums) => void;
}

/** In favour, against, abstained. */
export function SumsInput({ label, shown, value, onChange }: SumsInputProps) {
  const { yes, no, abstained } = value;
  return (
    <span className="resolution-votes" role="group" aria-label={label}>
      {shown === true ? <span>{label}</span> : null}
      {SUMS.map(([field, title]) => (
        <CountInput
          key={field}
          title={title}
          value={value[field]}
          onChange={(count) => onChange({ yes, no, abstained, [field]: count })}
        />
      ))}
    </span>
  );
}

interface CountInputProps {
  readonly title: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly least?: number;
}

export function CountInput({ title, value, onChange, least = 0 }: CountInputProps) {
  return (
    <label>
      {title}
      <InputNumber min={least} precision={0} value={value} onChange={(count) => onChange(count ?? least)} />
    </label>
  );
}
