import { Button, Input, Select } from 'antd';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { type VoteKind, voteKinds } from '../../codes/tables/vote.ts';
import type { Assembly, RollCounts } from '../meeting.ts';
import type { Resolution } from '../vote.ts';
import { judgeVote } from '../vote.rules.ts';
import { voteText } from '../vote-words.ts';
import { ElectionInputs } from './ElectionInputs.tsx';
import { VoteInputs } from './VoteInputs.tsx';

const NEW: Resolution = { matter: '', vote: 'ordinary', yes: 0, no: 0, abstained: 0 };
const NO_SUMS = { yes: 0, no: 0, abstained: 0 };

/** Which votes a meeting may hold: an admission only all members, an election also the committee. */
const KINDS: Readonly<Record<Assembly, readonly VoteKind[]>> = {
  members: ['ordinary', 'admission', 'regularization', 'election'],
  committee: ['ordinary', 'election'],
  group: ['ordinary'],
  round: [],
};
const MATTERS: Readonly<Record<VoteKind, string>> = {
  ordinary: '决议事项',
  admission: '接收谁为预备党员（一人一项，逐个表决）',
  regularization: '谁转为正式党员（一人一项，逐个表决）',
  election: '选举什么，例如：选举支部委员会委员',
};

interface ResolutionsFieldProps {
  readonly value?: readonly Resolution[] | null;
  readonly onChange?: (value: readonly Resolution[]) => void;
  readonly id?: string;
  readonly assembly: Assembly;
  readonly counts: RollCounts;
}

/** Resolutions with sums of votes; each says at once whether it passed, and why. */
export function ResolutionsField({ value, onChange, id, assembly, counts }: ResolutionsFieldProps) {
  const rows = value ?? [];
  const set = (at: number, row: Resolution) =>
    onChange?.(rows.map((each, index) => (index === at ? row : each)));
  return (
    <div className="resolutions" {...(id === undefined ? {} : { id })}>
      {rows.map((row, at) => (
        <fieldset key={String(at)} aria-label={`第 ${at + 1} 项决议`}>
          <Heading
            row={row}
            at={at}
            assembly={assembly}
            onChange={(changed) => set(at, changed)}
            onKind={(vote) => set(at, ofKind(row, vote, counts.votersPresent))}
            onRemove={() => onChange?.(rows.filter((_, index) => index !== at))}
          />
          <VoteInputs value={row} onChange={(changed) => set(at, changed)} present={counts.votersPresent} />
          {row.election == null ? null : (
            <ElectionInputs
              value={row.election}
              onChange={(election) => set(at, { ...row, election })}
              mayThin={judgeVote(assembly, counts, row).outcome?.state === 'short'}
            />
          )}
          <span className="quiet">{voteText(judgeVote(assembly, counts, row), row, counts)}</span>
        </fieldset>
      ))}
      <Button onClick={() => onChange?.([...rows, NEW])}>增加一项决议</Button>
    </div>
  );
}

/** The same matter as another kind of vote: what the kind has no use for is dropped. */
function ofKind(row: Resolution, vote: VoteKind, present: number): Resolution {
  const admits = vote === 'admission' || vote === 'regularization';
  const ballots =
    vote === 'ordinary' ? null : (row.ballots ?? { issued: present, returned: present, invalid: 0 });
  const election =
    vote === 'election'
      ? {
          seats: 1,
          round: 'first' as const,
          contested: true,
          candidates: [{ name: '', ...NO_SUMS }],
          writtenIn: [],
          fewerAgreed: null,
        }
      : null;
  const sums = vote === 'election' ? NO_SUMS : {};
  return { ...row, ...sums, vote, ballots, written: admits ? (row.written ?? null) : null, election };
}

interface HeadingProps {
  readonly row: Resolution;
  readonly at: number;
  readonly assembly: Assembly;
  readonly onChange: (row: Resolution) => void;
  readonly onKind: (vote: VoteKind) => void;
  readonly onRemove: () => void;
}

function Heading({ row, at, assembly, onChange, onKind, onRemove }: HeadingProps) {
  const kinds = KINDS[assembly];
  const options = choicesOf(voteKinds.entries).filter(({ value }) => kinds.includes(value));
  return (
    <span className="resolution-head">
      {options.length < 2 ? null : (
        <Select
          aria-label={`第 ${at + 1} 项表决事项`}
          value={row.vote}
          options={options}
          onChange={onKind}
          popupMatchSelectWidth={false}
        />
      )}
      <Input
        aria-label={`第 ${at + 1} 项决议事项`}
        placeholder={MATTERS[row.vote]}
        maxLength={200}
        value={row.matter}
        onChange={({ target }) => onChange({ ...row, matter: target.value })}
      />
      <Button type="link" onClick={onRemove} aria-label={`删除第 ${at + 1} 项决议`}>
        删除
      </Button>
    </span>
  );
}
