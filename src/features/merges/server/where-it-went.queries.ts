import type { Statement } from '../../../platform/server/database/scoped.ts';

/** Into which record another one went. */
export function whereItWent(ids: readonly string[]): Statement {
  return {
    name: 'merge-where-it-went',
    text: 'select id, keeper_id as "keeperId", name from merged_record where id = any ($1::uuid[])',
    values: [ids],
  };
}
