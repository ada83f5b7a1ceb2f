import { NO_RANGE, OPEN_RANGE, type Scope } from '../../../platform/server/database/scope.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';

/** For who keeps a duty, and for who has yet to change the first password: no record at all. */
export const NOTHING_SCOPE: Scope = { place: NO_RANGE, party: NO_RANGE, body: NO_RANGE, persons: false };

/** Names of places, Party organisations and bodies are no secret to whoever grants; persons stay out of sight. */
const DIRECTORY_SCOPE: Scope = { place: OPEN_RANGE, party: OPEN_RANGE, body: OPEN_RANGE, persons: false };

/** The same person, reading names only: to say what a grant is bounded by. Never used to change a record. */
export function readingNames({ accountId, actorName }: Acting): Acting {
  return { accountId, actorName, scope: DIRECTORY_SCOPE };
}

/** An account that acts upon accounts alone: signing in, changing its password. */
export function withoutRecords(accountId: string | null, actorName: string): Acting {
  return { accountId, actorName, scope: NOTHING_SCOPE };
}
