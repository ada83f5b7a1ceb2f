import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn } from '../../../platform/server/sheets/export-value.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { percentText } from '../../../platform/kernel/portion.ts';
import type { CoverageAnswer, CoverageFigures, CoverageQuestion } from '../coverage.contract.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import type { EffectiveAnswer, EffectiveFigures } from '../effective.contract.ts';
import { readFigures } from './read-coverage.ts';
import { readEffective } from './read-effective.ts';

const NAME: ExportColumn = { title: '名称', kind: 'text', width: 28 };

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

/** What stands behind 组织覆盖; it makes up the difference with 空转 and what is not measured. */
const EFFECTIVE_COLUMNS: readonly {
  readonly column: ExportColumn;
  readonly value: (figures: EffectiveFigures) => number | string;
}[] = [
  { column: { title: '有效覆盖', kind: 'number' }, value: (f) => f.active },
  { column: { title: '有效覆盖率', kind: 'text' }, value: (f) => percentText(f.active, f.total) },
  { column: { title: '空转', kind: 'number' }, value: (f) => f.idle },
  { column: { title: '不作要求', kind: 'number' }, value: (f) => f.unmeasured },
];

/** The coverage table as an office hands it on: place, day and 口径 in the title, the total as its last row. */
export async function exportCoverage(
  pool: Pool,
  acting: Acting,
  question: CoverageQuestion,
  today: Day,
): Promise<{ readonly answer: CoverageAnswer; readonly sheet: ReleasedSheet } | Refusal> {
  const answer = await readFigures(pool, acting, question, today);
  if (isRefusal(answer)) return answer;
  const { knownOn, ...asked } = question;
  // Meetings are told as they are known now.
  const effective = knownOn === undefined ? await readEffective(pool, acting, asked, today) : null;
  if (effective !== null && isRefusal(effective)) return effective;
  const { node, on, countingDefinition } = answer;
  const rows = rowsOf(answer, effective);
  const columns = effective === null ? COLUMNS : [...COLUMNS, ...EFFECTIVE_COLUMNS];
  const sheet = await releaseExport(
    pool,
    acting,
    { kind: 'coverage', purpose: null, rows: rows.length },
    {
      name: '覆盖情况',
      title: `${node.name}社会组织党建覆盖情况（截至 ${on}，${countingDefinition.name}第 ${countingDefinition.version} 版）`,
      columns: [NAME, ...columns.map((each) => each.column)],
      rows,
    },
  );
  return isRefusal(sheet) ? sheet : { answer, sheet };
}

function rowsOf({ groups, figures }: CoverageAnswer, effective: EffectiveAnswer | null): ExportRow[] {
  const behind = new Map(effective?.groups.map((group) => [group.key, group.figures]));
  const row = (label: string, of: CoverageFigures, second: EffectiveFigures | undefined) => [
    label,
    ...COLUMNS.map((each) => each.value(of)),
    ...(second === undefined ? [] : EFFECTIVE_COLUMNS.map((each) => each.value(second))),
  ];
  return [
    ...groups.map((group) => row(group.label, group.figures, behind.get(group.key))),
    row('合计', figures, effective?.figures),
  ];
}
