import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { PrintListCode } from '../print-list.ts';

/** As the record of looks names who was looked at. */
const ENTITIES: Partial<Record<PrintListCode, string>> = {
  members: 'member',
  leadership: 'party_post',
  advisors: 'advisor_assignment',
  contacts: 'contact',
};

/** Writes down that so many persons of a list were looked at. */
export async function notePreview(
  pool: Pool,
  acting: Acting,
  list: PrintListCode,
  count: number,
): Promise<void> {
  const entity = ENTITIES[list];
  if (entity === undefined || count === 0) return;
  await readScoped(pool, acting, {
    name: 'note-print-preview',
    text: `insert into look_line (account_id, actor, entity, what, count) values (acting_account(), acting_name(), $1, 'list', $2)`,
    values: [entity, count],
  });
}
