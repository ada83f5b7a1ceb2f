import { countText } from '../../../platform/web/rate-text.ts';
import type { CoverageAnswer, CoverageFigures } from '../../coverage/coverage.contract.ts';
import { type WeekChange, weekChanges } from '../week-change.ts';

interface WeekChangesProps {
  readonly now: CoverageAnswer;
  /** A week earlier under the same 口径; undefined while it is on its way. */
  readonly before: CoverageAnswer | undefined;
}

/** What moved since last week, figure by figure. */
export function WeekChanges({ now, before }: WeekChangesProps) {
  return (
    <section className="panel" aria-label="较上周的变化">
      <h2 className="desk-head">
        较上周 <span className="quiet">{before === undefined ? '' : `${before.on} 起`}</span>
      </h2>
      {before === undefined ? null : (
        <ChangeTable changes={weekChanges(countsOf(before.figures), countsOf(now.figures))} />
      )}
    </section>
  );
}

function ChangeTable({ changes }: { readonly changes: readonly WeekChange[] }) {
  return (
    <table className="desk-changes">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">上周</th>
          <th scope="col">现在</th>
          <th scope="col">增减</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ title, before, now, difference }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{countText(before)}</td>
            <td>{countText(now)}</td>
            <td className={difference === '持平' ? 'quiet' : undefined}>{difference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countsOf(figures: CoverageFigures) {
  return {
    社会组织: figures.socialOrgs,
    组织覆盖: figures.formalCoverage.covered,
    工作覆盖: figures.workCoverage.covered,
    应建未建: figures.establishmentGaps,
    未核实: figures.unverified,
  };
}
