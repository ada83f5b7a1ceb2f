import type { Pool } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';

export interface GapParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
}
