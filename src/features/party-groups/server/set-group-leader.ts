import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { LeaderDraft } from '../party-group.contract.ts';
import { checkLeader } from '../party-group.rules.ts';
import { endLeader, insertLeader, lockGroup } from './party-groups.queries.ts';

/** Says who leads a group from a day on; whoever did until then stays on record. */
export async function setGroupLeader(
  pool: Pool,
  acting: Acting,
  groupId: string,
  { memberId, chosen, fromOn }: LeaderDraft,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: fromOn },
    async (client) => {
      const group = await lockGroup(client, groupId, memberId, fromOn);
      if (group === null || (memberId !== null && group.member_name === null)) return NOT_FOUND;
      const member = group.member_name === null ? null : { name: group.member_name, inGroup: group.in_group };
      const refusal = checkLeader(
        { groupName: group.name, member, fromOn, lastFrom: group.last_from },
        today,
      );
      if (refusal !== null) return refusal;
      await endLeader(client, groupId, fromOn);
      if (memberId === null) return { id: groupId };
      const id = newId();
      await insertLeader(client, { id, groupId, partyPos: group.party_pos, memberId, chosen, fromOn });
      return { id };
    },
    (answer) => !isRefusal(answer),
  );
}
