import type { ListAttemptToPerform } from '../../features/complete-lists/server/public.ts';
import type { AttemptToPerform, FileToInspect } from '../../features/imports/server/public.ts';
import type { KeyPlace } from '../../platform/server/crypto/key-ring.ts';
import type { ConnectionSettings } from '../../platform/server/database/connection.ts';

/** What an import thread is handed; nothing of it leaves the process. */
export type ImportTask =
  | { readonly what: 'inspect'; readonly file: FileToInspect }
  | ({ readonly what: 'perform'; readonly attempt: AttemptToPerform } & ThreadParts)
  | ({ readonly what: 'compare'; readonly attempt: ListAttemptToPerform } & ThreadParts);

export interface ThreadParts {
  readonly database: ConnectionSettings;
  readonly keyPlace: KeyPlace;
  readonly dataFolder: string;
}
