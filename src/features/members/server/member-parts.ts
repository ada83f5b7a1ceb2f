import type { Pool } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';

/** What the use cases of this feature work with. */
export interface MemberParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
}
