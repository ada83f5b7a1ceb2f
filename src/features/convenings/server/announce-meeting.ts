import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { findHost, findKindTerms, hostOf } from '../../meetings/server/public.ts';
import type { ConveningDraft } from '../convening.ts';
import { checkConvening, checkStands, stateOf } from '../convening.rules.ts';
import { checkTogether } from '../joint.rules.ts';
import { makeCodeSecret } from './check-in-code.ts';
import {
  type ConveningStored,
  insertConvening,
  isAnybodyCalled,
  lockConvening,
  markCancelled,
  updateConvening,
} from './convenings.queries.ts';
import { isJoint } from './joint.queries.ts';

export interface ConveningParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
}

type Saved = { readonly id: string };
type Answer = Saved | Refusal | readonly Refusal[];
const isSaved = (answer: Answer): boolean => 'id' in answer;

const NO_HOST = refuse('meeting.no-host', '没有找到这个党组织：它可能不存在，或不在您的管理范围内。', {
  field: 'partyOrgId',
});

export const NOBODY = refuse(
  'convening.nobody',
  '这一天的名册上没有可以通知的人。请核对通知谁、哪个党小组。',
  {
    field: 'assembly',
    clause: 'GEN-05',
  },
);

/** Tells those who are called of a meeting that is to be held. */
export async function announceMeeting(
  { pool, sealer }: ConveningParts,
  acting: Acting,
  { partyOrgId, ...draft }: ConveningDraft & { readonly partyOrgId: string },
  now: Date,
): Promise<Answer> {
  const id = newId();
  const secretSealed = sealer.seal(makeCodeSecret(), 'check-in');
  return writeOrRefuse(
    () =>
      writeScoped<Answer>(
        pool,
        acting,
        { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
        async (client) => {
          const host = await findHost(client, partyOrgId);
          if (host === null) return NO_HOST;
          const terms = await findKindTerms(client, draft.kinds, host.pos);
          const refusals = checkConvening(draft, hostOf(host), terms, now);
          if (refusals.length > 0) return refusals;
          await insertConvening(client, { id, draft, partyOrgId, partyPos: host.pos, secretSealed });
          return (await isAnybodyCalled(client, id)) ? { id } : NOBODY;
        },
        isSaved,
      ),
    {},
  );
}

const BY_HOST = refuse(
  'joint.by-host',
  '这次会是应邀联合开展的，时间、地点、议程由主办的党组织改，改了这里跟着变。不参加了，可以取消。',
);

/** Puts a notice right as long as it stands. Whoever read it before has the new wording to read. */
export async function changeConvening(
  { pool }: ConveningParts,
  acting: Acting,
  id: string,
  { version, ...draft }: ConveningDraft & { readonly version: number },
  now: Date,
): Promise<Answer> {
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
    async (client) => {
      const stored = standing(await lockConvening(client, id), version);
      if (isRefusal(stored)) return stored;
      const joint = await isJoint(client, id);
      const apart = joint.joined ? BY_HOST : joint.hosting ? checkTogether(draft) : null;
      if (apart !== null) return apart;
      const host = await findHost(client, stored.party_org_id);
      if (host === null) return NOT_FOUND;
      const terms = await findKindTerms(client, draft.kinds, host.pos);
      const refusals = checkConvening(draft, hostOf(host), terms, now);
      if (refusals.length > 0) return refusals;
      await updateConvening(client, { id, draft });
      return (await isAnybodyCalled(client, id)) ? { id } : NOBODY;
    },
    isSaved,
  );
}

/** Calls a meeting off; the notice stays, with the reason. */
export async function cancelConvening(
  { pool }: ConveningParts,
  acting: Acting,
  id: string,
  { reason, version }: { readonly reason: string; readonly version: number },
  now: Date,
): Promise<Answer> {
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
    async (client) => {
      const stored = standing(await lockConvening(client, id), version);
      if (isRefusal(stored)) return stored;
      await markCancelled(client, id, reason);
      return { id };
    },
    isSaved,
  );
}

function standing(stored: ConveningStored | null, version: number): ConveningStored | Refusal {
  if (stored === null) return NOT_FOUND;
  const refused = checkStands({ state: stateOf(stored) });
  if (refused !== null) return refused;
  return stored.version === version
    ? stored
    : refuse('conflict.version', '这次通知刚被别人修改，请刷新后再改。');
}
