import type { Pool } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';

export interface SocialOrgParts {
  readonly pool: Pool;
  /** Seals and opens telephones. */
  readonly sealer: Sealer;
}
