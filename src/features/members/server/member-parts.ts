import type { Pool } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';

/** What the use cases of this feature work with. */
export interface MemberParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  /** Days after which a look on a lawful ground is told; the usual ones when left out. */
  readonly lookDelayDays?: number;
}
