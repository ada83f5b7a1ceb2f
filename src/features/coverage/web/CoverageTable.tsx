import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import type { ExportFormat } from '../../../platform/web/use-list.ts';
import { percentText } from '../../../platform/kernel/portion.ts';
import type { CoverageAnswer, CoverageFigures, CoverageGroup } from '../coverage.contract.ts';
import type { EffectiveAnswer } from '../effective.contract.ts';
import { type Narrowing, WHOLE, wholeOf } from './coverage-view.ts';

interface CoverageTableProps {
  readonly answer: CoverageAnswer;
  readonly effective: EffectiveAnswer | undefined;
  readonly exportAddress: ((format: ExportFormat) => string) | undefined;
  readonly onOpen: (title: string, narrowing: Narrowing, group: CoverageGroup) => void;
  /** Opens the next level; absent where the groups have no level below. */
  readonly onDescend: ((group: CoverageGroup) => void) | undefined;
}

const GROUP_TITLE: Readonly<Record<CoverageAnswer['by'], string>> = {
  children: '地区或党组织',
  sector: '行业',
  type: '类型',
  size: '从业人员规模',
  way: '组建方式',
  body: '业务主管单位',
};

/** The groups as a table that prints, with the whole as its last row; every number opens its list. */
export function CoverageTable({ answer, effective, exportAddress, onOpen, onDescend }: CoverageTableProps) {
  return (
    <DataTable<CoverageGroup>
      name={`coverage-${answer.by}`}
      title={`${answer.node.name}覆盖情况`}
      columns={columnsFor(answer, effective, onOpen)}
      rows={answer.groups}
      rowKey={(group) => group.key || group.label}
      {...(onDescend === undefined ? {} : { onOpen: onDescend })}
      summary={wholeOf(answer)}
      exportAddress={exportAddress}
      empty={{ reason: '这里还没有社会组织。', hint: '导入台账后，覆盖情况会自动算出。' }}
    />
  );
}

type Open = CoverageTableProps['onOpen'];

function columnsFor(
  answer: CoverageAnswer,
  effective: EffectiveAnswer | undefined,
  onOpen: Open,
): DataColumn<CoverageGroup>[] {
  const opener = (group: CoverageGroup, title: string, narrowing: Narrowing) =>
    onOpen(`${group.label}·${title}`, narrowing, group);
  const count = (
    key: string,
    title: string,
    value: (f: CoverageFigures) => number,
    narrowing: Narrowing,
    optional = false,
  ) =>
    countColumn({
      key,
      title,
      value,
      optional,
      open: (group) => opener(group, title, narrowing),
    });
  const rate = (
    key: string,
    title: string,
    value: (f: CoverageFigures) => CoverageFigures['formalCoverage'],
    narrowing: Narrowing,
  ) => rateColumn(key, title, value, (group) => opener(group, title, narrowing));
  return [
    { key: 'label', title: GROUP_TITLE[answer.by], width: 200, value: (group) => group.label },
    count('socialOrgs', '社会组织', (f) => f.socialOrgs, {}),
    rate('formal', '组织覆盖', (f) => f.formalCoverage, { covered: 'formal' }),
    rate('work', '工作覆盖', (f) => f.workCoverage, { work: 'yes' }),
    ...(effective === undefined ? [] : effectiveColumns(effective, opener)),
    count('sole', '单独建', (f) => f.ways.sole, { way: 'sole' }),
    count('joint', '联合建', (f) => f.ways.joint, { way: 'joint' }),
    count('attached', '挂靠建', (f) => f.ways.attached, { way: 'attached' }),
    count('functional', '功能型', (f) => f.ways.functional, { way: 'functional' }, true),
    count('gaps', '应建未建', (f) => f.establishmentGaps, { gap: 'establishment_gap' }),
    count('few', '仅有个别党员', (f) => f.fewMembers, { gap: 'few_members' }, true),
    count('none', '没有党员', (f) => f.noMembers, { gap: 'no_members' }, true),
    count('unverified', '未核实', (f) => f.unverified, { gap: 'unverified' }),
    count('exempt', '另有规定', (f) => f.exempt, { gap: 'exempt' }, true),
    count('unclear', '责任待明确', (f) => f.responsibilityUnclear, { responsibility: 'unclear' }, true),
    count('staff', '从业人员', (f) => f.staff, {}),
    count('volunteers', '志愿者', (f) => f.volunteers, {}, true),
  ];
}

type Opener = (group: CoverageGroup, title: string, narrowing: Narrowing) => void;

/** The row of the whole has its own figures; a group without any covered organisation has none. */
function effectiveColumns(effective: EffectiveAnswer, opener: Opener): DataColumn<CoverageGroup>[] {
  const of = new Map(effective.groups.map(({ key, figures }) => [key, figures]));
  const figuresOf = ({ key }: CoverageGroup) => (key === WHOLE ? effective.figures : of.get(key));
  const count = (key: 'active' | 'idle', title: string): DataColumn<CoverageGroup> => ({
    key,
    title,
    kind: 'number',
    sortable: true,
    value: (group) => figuresOf(group)?.[key] ?? 0,
    render: (group) => (
      <NumberLink
        count={figuresOf(group)?.[key] ?? 0}
        label={`${group.label}${title}`}
        onOpen={() => opener(group, title, { life: key })}
      />
    ),
  });
  return [count('active', '有效覆盖'), count('idle', '空转')];
}

interface CountColumn {
  readonly key: string;
  readonly title: string;
  readonly value: (figures: CoverageFigures) => number;
  readonly optional: boolean;
  readonly open: (group: CoverageGroup) => void;
}

function countColumn({ key, title, value, optional, open }: CountColumn): DataColumn<CoverageGroup> {
  return {
    key,
    title,
    kind: 'number',
    sortable: true,
    optional,
    value: (group) => value(group.figures),
    render: (group) => {
      const n = value(group.figures);
      return <NumberLink count={n} label={`${group.label}${title}`} onOpen={() => open(group)} />;
    },
  };
}

/** Below this base a rate says nothing that the two numbers don't. */
const SMALLEST_BASE = 10;

function rateColumn(
  key: string,
  title: string,
  value: (figures: CoverageFigures) => CoverageFigures['formalCoverage'],
  open: (group: CoverageGroup) => void,
): DataColumn<CoverageGroup> {
  return {
    key,
    title,
    kind: 'number',
    width: 168,
    sortable: true,
    // Sorted by what is missing; there are no ranks, and a rate on a small base isn't compared.
    value: (group) => value(group.figures).total - value(group.figures).covered,
    render: (group) => {
      const { covered, total } = value(group.figures);
      return (
        <>
          <NumberLink count={covered} label={`${group.label}${title}`} onOpen={() => open(group)} />
          {` / ${countText(total)}`}
          {total < SMALLEST_BASE ? null : <span className="quiet"> ({percentText(covered, total)})</span>}
        </>
      );
    },
  };
}
