import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn } from '../../../platform/server/sheets/export-value.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { percentText } from '../../../platform/kernel/portion.ts';
import type { CoverageAnswer, CoverageFigures } from '../coverage.contract.ts';

const COLUMNS: readonly {
  readonly column: ExportColumn;
  readonly value: (figures: CoverageFigures) => number | string;
}[] = [
  { column: { title: '社会组织', kind: 'number' }, value: (f) => f.socialOrgs },
  { column: { title: '组织覆盖', kind: 'number' }, value: (f) => f.formalCoverage.covered },
  {
    column: { title: '组织覆盖率', kind: 'text' },
    value: (f) => percentText(f.formalCoverage.covered, f.formalCoverage.total),
  },
  { column: { title: '工作覆盖', kind: 'number' }, value: (f) => f.workCoverage.covered },
  {
    column: { title: '工作覆盖率', kind: 'text' },
    value: (f) => percentText(f.workCoverage.covered, f.workCoverage.total),
  },
  { column: { title: '单独建', kind: 'number' }, value: (f) => f.ways.sole },
  { column: { title: '联合建', kind: 'number' }, value: (f) => f.ways.joint },
  { column: { title: '挂靠建', kind: 'number' }, value: (f) => f.ways.attached },
  { column: { title: '功能型', kind: 'number' }, value: (f) => f.ways.functional },
  { column: { title: '应建未建', kind: 'number' }, value: (f) => f.establishmentGaps },
  { column: { title: '仅有个别党员', kind: 'number' }, value: (f) => f.fewMembers },
  { column: { title: '没有党员', kind: 'number' }, value: (f) => f.noMembers },
  { column: { title: '未核实', kind: 'number' }, value: (f) => f.unverified },
  { column: { title: '另有规定', kind: 'number' }, value: (f) => f.exempt },
  { column: { title: '责任待明确', kind: 'number' }, value: (f) => f.responsibilityUnclear },
  { column: { title: '从业人员', kind: 'number' }, value: (f) => f.staff },
  { column: { title: '志愿者', kind: 'number' }, value: (f) => f.volunteers },
];

/** The coverage table as an office hands it on: place, day and 口径 in the title, the total as its last row. */
export function releaseCoverage(
  pool: Pool,
  acting: Acting,
  answer: CoverageAnswer,
): Promise<ReleasedSheet | Refusal> {
  const { node, on, countingDefinition, groups, figures } = answer;
  const row = (label: string, of: CoverageFigures) => [label, ...COLUMNS.map((each) => each.value(of))];
  const rows = [...groups.map((group) => row(group.label, group.figures)), row('合计', figures)];
  return releaseExport(
    pool,
    acting,
    { kind: 'coverage', purpose: null, rows: rows.length },
    {
      name: '覆盖情况',
      title: `${node.name}社会组织党建覆盖情况（截至 ${on}，${countingDefinition.name}第 ${countingDefinition.version} 版）`,
      columns: [{ title: '名称', kind: 'text', width: 28 }, ...COLUMNS.map((each) => each.column)],
      rows,
    },
  );
}
