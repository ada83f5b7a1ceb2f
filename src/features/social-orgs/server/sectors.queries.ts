import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface SectorRow extends QueryResultRow {
  code: string;
  name: string;
}

export const sectorRows: Statement = {
  name: 'sectors',
  text: 'select code, name from sector order by sort, code',
};
