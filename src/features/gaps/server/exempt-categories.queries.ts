import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface CategoryRow extends QueryResultRow {
  id: string;
  name: string;
  basis: string;
  orgType: string | null;
  sector: string | null;
  codePrefix: string | null;
  version: number;
  fromOn: string | null;
  toOn: string | null;
  recordedBy: string | null;
  recordedAt: string;
}

const COLUMNS = `id, name, basis, org_type as "orgType", sector, code_prefix as "codePrefix", version,
    lower(valid)::text as "fromOn", upper(valid)::text as "toOn", recorded_by as "recordedBy", recorded_at::text as "recordedAt"`;

export const exemptCategories: Statement = {
  name: 'exempt-categories',
  text: `select ${COLUMNS} from exempt_category order by upper(valid) is not null, name, id`,
};

export function lockCategory(id: string): Statement {
  return { text: `select ${COLUMNS} from exempt_category where id = $1 for update`, values: [id] };
}

export function knowsSector(code: string): Statement {
  return { text: 'select code from sector where code = $1', values: [code] };
}

export function insertCategory(row: {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
  readonly orgType: string | null;
  readonly sector: string | null;
  readonly codePrefix: string | null;
  readonly fromOn: string;
}): Statement {
  return {
    text: `insert into exempt_category (id, name, basis, org_type, sector, code_prefix, valid, recorded_by)
      values ($1, $2, $3, $4, $5, $6, daterange($7, null), acting_name())`,
    values: [row.id, row.name, row.basis, row.orgType, row.sector, row.codePrefix, row.fromOn],
  };
}

export function updateCategory(id: string, basis: string, toOn: string | null): Statement {
  return {
    text: `update exempt_category set basis = $2, valid = daterange(lower(valid), $3::date), version = version + 1,
      recorded_by = acting_name(), recorded_at = now() where id = $1`,
    values: [id, basis, toOn],
  };
}

/** Computes the spans of some organisations that a changed category moves; answers how many are left. */
export const settleSome: Statement = { text: 'select coverage_settle_due(500) as left' };
