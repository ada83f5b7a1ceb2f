import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CountingSettings } from '../counting-definition.ts';

export interface DefinitionRow extends QueryResultRow {
  code: string;
  version: number;
  name: string;
  note: string;
  settings: CountingSettings;
  shipped: boolean;
}

export const definitionRows: Statement = {
  name: 'counting-definitions',
  text: `select distinct on (code) code, version, name, note, settings, shipped from counting_definition
    where retired_at is null order by code, version desc`,
  plannedOnce: true,
};

/** The next version of a definition, or its first. */
export function insertDefinition(row: {
  id: string;
  code: string;
  name: string;
  note: string;
  settings: unknown;
  by: string;
}): Statement {
  return {
    text: `insert into counting_definition (id, code, version, name, note, settings, created_by)
      select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6 from counting_definition where code = $2
      returning code, version, name, note`,
    values: [row.id, row.code, row.name, row.note, JSON.stringify(row.settings), row.by],
  };
}
