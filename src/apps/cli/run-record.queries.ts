import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../platform/kernel/day.ts';
import { type Acting, writeScoped } from '../../platform/server/database/scoped.ts';

/** Writes into the change log that a command was run, before it runs: also one that fails is on record. */
export async function recordRun(
  pool: Pool,
  acting: Acting,
  today: Day,
  run: { readonly command: string; readonly args: readonly string[] },
): Promise<void> {
  await writeScoped(pool, acting, { changeOn: today }, (client) =>
    client.query(
      `insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
       values (acting_account(), acting_name(), 'command', $1, $2, $3, change_on())`,
      [newId(), run.command, JSON.stringify({ arguments: [null, run.args.join(' ')] })],
    ),
  );
}
