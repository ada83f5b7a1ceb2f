import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { voteKinds } from '../../codes/tables/vote.ts';
import type { MeetingRecord } from '../meeting.contract.ts';
import { articleOf } from '../meeting-words.ts';
import type { VoteResult } from '../vote.ts';
import { candidateRows, sumsText, voteResultName, voteText } from '../vote-words.ts';

const TONES: Readonly<Record<VoteResult, Tone>> = {
  passed: 'good',
  failed: 'attention',
  'no-quorum': 'fault',
  void: 'fault',
  'not-judged': 'unknown',
};

/** What was voted on, each with its sums, whether it holds and why. */
export function ResolutionList({ record: { resolutions, counts } }: { readonly record: MeetingRecord }) {
  return (
    <section className="panel">
      <h2 className="section-title">决议</h2>
      <ol className="resolution-list">
        {resolutions.map((resolution, at) => (
          <li key={`${String(at)}${resolution.matter}`}>
            <p>
              <strong>{resolution.matter}</strong>{' '}
              {resolution.vote === 'ordinary' ? null : (
                <span className="quiet">{nameOfCode(voteKinds, resolution.vote)}　</span>
              )}
              <StatusTag tone={TONES[resolution.result]}>{voteResultName(resolution, resolution)}</StatusTag>
            </p>
            <p className="number">{sumsText(resolution)}</p>
            {resolution.vote === 'election' ? <Candidates resolution={resolution} /> : null}
            <p className="quiet">
              {voteText(resolution, resolution, counts)}
              {resolution.clause === null ? null : `（依据：${articleOf(resolution.clause)}）`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface CandidatesProps {
  readonly resolution: MeetingRecord['resolutions'][number];
}

function Candidates({ resolution }: CandidatesProps) {
  return (
    <table className="candidate-table" aria-label={`${resolution.matter}得票`}>
      <thead>
        <tr>
          <th>姓名</th>
          <th>赞成</th>
          <th>不赞成</th>
          <th>弃权</th>
          <th>结果</th>
        </tr>
      </thead>
      <tbody>
        {candidateRows(resolution, resolution).map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={String(at)}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
