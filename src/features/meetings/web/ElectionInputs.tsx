import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { electionRounds } from '../../codes/tables/vote.ts';
import type { Candidate, Election, WrittenIn } from '../vote.ts';
import { CountInput, SumsInput } from './VoteInputs.tsx';

interface ElectionInputsProps {
  readonly value: Election;
  readonly onChange: (value: Election) => void;
  /** Seats stay open: those present may agree to leave them so. */
  readonly mayThin: boolean;
}

/** How many are elected, and each candidate's sums as the tellers counted them. */
export function ElectionInputs({ value, onChange, mayThin }: ElectionInputsProps) {
  const { seats, round, contested, candidates, writtenIn, fewerAgreed } = value;
  const setCandidate = (at: number, changed: Candidate) =>
    onChange({ ...value, candidates: replaced(candidates, at, changed) });
  const setOther = (at: number, changed: WrittenIn) =>
    onChange({ ...value, writtenIn: replaced(writtenIn, at, changed) });
  return (
    <div className="election">
      <span className="resolution-votes">
        <CountInput
          title="应选"
          least={1}
          value={seats}
          onChange={(count) => onChange({ ...value, seats: count })}
        />
        <Select
          aria-label="第几次投票"
          value={round}
          options={choicesOf(electionRounds.entries)}
          onChange={(chosen) => onChange({ ...value, round: chosen })}
          popupMatchSelectWidth={false}
        />
        <Checkbox
          checked={contested}
          onChange={({ target }) => onChange({ ...value, contested: target.checked })}
        >
          差额选举
        </Checkbox>
      </span>
      {candidates.map((candidate, at) => (
        <span className="candidate-line" key={String(at)} role="group" aria-label={`候选人 ${at + 1}`}>
          <Input
            aria-label={`候选人 ${at + 1} 姓名`}
            placeholder="候选人姓名"
            maxLength={50}
            value={candidate.name}
            onChange={({ target }) => setCandidate(at, { ...candidate, name: target.value })}
          />
          <SumsInput
            label={`候选人 ${at + 1} 得票`}
            value={candidate}
            onChange={(sums) => setCandidate(at, { ...candidate, ...sums })}
          />
          <RemoveButton
            label={`删除候选人 ${at + 1}`}
            onClick={() => onChange({ ...value, candidates: without(candidates, at) })}
          />
        </span>
      ))}
      {writtenIn.map((other, at) => (
        <span className="candidate-line" key={String(at)} role="group" aria-label={`另选他人 ${at + 1}`}>
          <Input
            aria-label={`另选他人 ${at + 1} 姓名`}
            placeholder="另选的人姓名"
            maxLength={50}
            value={other.name}
            onChange={({ target }) => setOther(at, { ...other, name: target.value })}
          />
          <span className="resolution-votes">
            <CountInput title="得票" value={other.yes} onChange={(yes) => setOther(at, { ...other, yes })} />
          </span>
          <RemoveButton
            label={`删除另选他人 ${at + 1}`}
            onClick={() => onChange({ ...value, writtenIn: without(writtenIn, at) })}
          />
        </span>
      ))}
      <span className="resolution-votes">
        <Button size="small" onClick={() => onChange({ ...value, candidates: [...candidates, NOBODY] })}>
          增加候选人
        </Button>
        {round === 'tie' ? null : (
          <Button
            size="small"
            onClick={() => onChange({ ...value, writtenIn: [...writtenIn, { name: '', yes: 0 }] })}
          >
            增加另选他人
          </Button>
        )}
      </span>
      {mayThin || fewerAgreed != null ? (
        <label className="resolution-votes">
          名额未满，同意减少名额、不再选举的人数（没有问过就不填）
          <InputNumber
            min={0}
            precision={0}
            value={fewerAgreed ?? null}
            onChange={(count) => onChange({ ...value, fewerAgreed: count })}
          />
        </label>
      ) : null}
    </div>
  );
}

const NOBODY: Candidate = { name: '', yes: 0, no: 0, abstained: 0 };

const replaced = <Item,>(items: readonly Item[], at: number, changed: Item) =>
  items.map((item, index) => (index === at ? changed : item));
const without = <Item,>(items: readonly Item[], at: number) => items.filter((_, index) => index !== at);

function RemoveButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button type="link" size="small" aria-label={label} onClick={onClick}>
      删除
    </Button>
  );
}
