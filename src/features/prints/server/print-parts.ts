import type { Pool } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { ListPrinter } from '../../../platform/server/pdf/list-printer.ts';

export interface PrintParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly printer: ListPrinter;
}
