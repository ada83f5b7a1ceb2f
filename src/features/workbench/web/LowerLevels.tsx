import { percentText } from '../../../platform/kernel/portion.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import type { CoverageAnswer, CoverageFigures, CoverageGroup } from '../../coverage/coverage.contract.ts';
import { coverageAddress, orgsAddress } from './coverage-links.ts';

/** A rate over fewer organisations than this says less than its two numbers, and is not compared. */
const SMALLEST_BASE = 10;

/** The levels below in the office's own order; sortable by what is missing, never ranked. */
export function LowerLevels({ now }: { readonly now: CoverageAnswer }) {
  // Branches and empty places have nothing to compare.
  const groups = now.groups.filter(({ figures }) => figures.socialOrgs > 0);
  if (now.by !== 'children' || groups.every(({ key }) => key === 'own')) return null;
  return (
    <DataTable<CoverageGroup>
      name="workbench-levels"
      title={now.tree === 'place' ? '各地情况' : '下级情况'}
      headed
      columns={columnsOf(now)}
      rows={groups}
      rowKey={({ key }) => key}
      rowAddress={({ key }) => coverageAddress(now, key === 'own' ? now.node.key : key)}
      summary={{ key: now.node.key, label: '合计', figures: now.figures }}
      empty={{ reason: '没有下级。' }}
    />
  );
}

type Portion = CoverageFigures['formalCoverage'];

function columnsOf(now: CoverageAnswer): DataColumn<CoverageGroup>[] {
  const portion = (
    key: string,
    title: string,
    of: (figures: CoverageFigures) => Portion,
    narrowing: Record<string, string>,
  ) => ({
    key,
    title,
    kind: 'number' as const,
    width: 190,
    sortable: true,
    // Sorted by how many are missing: rates over small bases would lead the list.
    value: ({ figures }: CoverageGroup) => of(figures).total - of(figures).covered,
    render: (group: CoverageGroup) => (
      <PortionCell portion={of(group.figures)} to={orgsAddress(now, group.key, narrowing)} />
    ),
  });
  const count = (
    key: string,
    title: string,
    of: (figures: CoverageFigures) => number,
    narrowing: Record<string, string>,
  ) => ({
    key,
    title,
    kind: 'number' as const,
    sortable: true,
    value: ({ figures }: CoverageGroup) => of(figures),
    render: (group: CoverageGroup) => (
      <NumberLink count={of(group.figures)} to={orgsAddress(now, group.key, narrowing)} />
    ),
  });
  return [
    { key: 'label', title: now.tree === 'place' ? '地区' : '单位', width: 220, value: ({ label }) => label },
    count('socialOrgs', '社会组织', (f) => f.socialOrgs, {}),
    portion('formal', '组织覆盖', (f) => f.formalCoverage, { covered: 'formal' }),
    portion('work', '工作覆盖', (f) => f.workCoverage, { work: 'yes' }),
    count('gaps', '应建未建', (f) => f.establishmentGaps, { gap: 'establishment_gap' }),
    count('unverified', '未核实', (f) => f.unverified, { gap: 'unverified' }),
    count('unclear', '责任待明确', (f) => f.responsibilityUnclear, { responsibility: 'unclear' }),
  ];
}

function PortionCell({
  portion: { covered, total },
  to,
}: {
  readonly portion: Portion;
  readonly to: string;
}) {
  return (
    <span className="rate-text">
      <NumberLink count={covered} to={to} />
      {` / ${countText(total)}`}
      {total < SMALLEST_BASE ? null : ` (${percentText(covered, total)})`}
    </span>
  );
}
