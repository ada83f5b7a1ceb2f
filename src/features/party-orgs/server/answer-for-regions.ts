import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { type StoredPartyOrg, writeNode, type Written } from './write-frame.ts';
import { regionsOfOthers, setRegions } from './write.queries.ts';

/**
 * Says for which regions a node answers where no node is named (兜底). One region has one such node; to change it,
 * the other one gives it up first.
 */
export function answerForRegions(
  pool: Pool,
  acting: Acting,
  id: string,
  codes: readonly string[],
  today: Day,
): Promise<Written<StoredPartyOrg> | Refusal> {
  return writeNode(
    pool,
    acting,
    { changeOn: today },
    { id },
    async (client, node): Promise<Written<StoredPartyOrg>> => {
      if (node.endedOn !== null)
        return [refuse('party-org.ended', `“${node.name}”已于 ${node.endedOn} 撤销，不能再变动。`)];
      const taken = await sendOne<{ region: string; holder: string }>(client, regionsOfOthers(id, codes));
      if (taken.length > 0) return taken.map(refuseTaken);
      for (const statement of setRegions(id, codes)) await sendOne(client, statement);
      return { id, warnings: [] };
    },
  );
}

function refuseTaken({ region, holder }: { readonly region: string; readonly holder: string }): Refusal {
  return refuse(
    'conflict.region-taken',
    `${region}已由“${holder}”兜底负责。请先从那个党组织中去掉，再加到这里。`,
    {
      field: 'regionCodes',
      value: region,
    },
  );
}
