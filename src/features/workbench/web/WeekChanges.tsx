import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import type { CoverageAnswer, CoverageFigures } from '../../coverage/coverage.contract.ts';
import { weekChanges } from '../week-change.ts';
import { orgsAddress } from './coverage-links.ts';

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
      {before === undefined ? null : <ChangeTable now={now} before={before} />}
    </section>
  );
}

function ChangeTable({ now, before }: { readonly now: CoverageAnswer; readonly before: CoverageAnswer }) {
  const changes = weekChanges(countsOf(before.figures), countsOf(now.figures));
  const to = (answer: CoverageAnswer, title: string) =>
    orgsAddress(answer, answer.node.key, BEHIND[title] ?? {});
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
        {changes.map(({ title, before: earlier, now: count, difference }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>
              <NumberLink count={earlier} to={to(before, title)} label={`${title}，上周`} />
            </td>
            <td>
              <NumberLink count={count} to={to(now, title)} label={`${title}，现在`} />
            </td>
            <td className={difference === '持平' ? 'quiet' : undefined}>{difference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The list behind each figure, as its own filters say it. */
const BEHIND: Readonly<Record<string, Record<string, string>>> = {
  组织覆盖: { covered: 'formal' },
  工作覆盖: { work: 'yes' },
  应建未建: { gap: 'establishment_gap' },
  未核实: { gap: 'unverified' },
};

function countsOf(figures: CoverageFigures) {
  return {
    社会组织: figures.socialOrgs,
    组织覆盖: figures.formalCoverage.covered,
    工作覆盖: figures.workCoverage.covered,
    应建未建: figures.establishmentGaps,
    未核实: figures.unverified,
  };
}
