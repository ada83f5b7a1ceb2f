import type { DemoArea } from '../demo.ts';
import { officeTime, table, type TableRows } from './table-rows.ts';

/** Plans of branches, and what offices suggest for them, as rows. */
export function rowsOfYearPlans({
  planTemplates,
  yearPlans,
}: Pick<DemoArea, 'planTemplates' | 'yearPlans'>): TableRows[] {
  return [
    table('plan_template', planTemplates, {
      id: (row) => row.id,
      party_org_id: (row) => row.partyOrgId,
      party_pos: (row) => row.partyPos,
      year: (row) => row.year,
      name: (row) => row.name,
      org_types: (row) => row.orgTypes,
      size_bands: (row) => row.sizeBands,
      basis: () => '本级年度工作要点',
      lines: (row) => JSON.stringify(row.lines),
      set_at: (row) => officeTime(row.setOn, '10:00'),
    }),
    table('year_plan', yearPlans, {
      id: (row) => row.id,
      party_org_id: (row) => row.partyOrgId,
      party_pos: (row) => row.partyPos,
      year: (row) => row.year,
      lines: (row) => JSON.stringify(row.lines),
      set_by: (row) => row.setBy,
      set_at: (row) => officeTime(row.setOn, '15:20'),
    }),
  ];
}
