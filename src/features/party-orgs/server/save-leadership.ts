import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { cleanPersonName } from '../../../platform/kernel/fold-text.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Acting, Statement } from '../../../platform/server/database/scoped.ts';
import { checkPartyPost, checkPartyTerm } from '../leadership.rules.ts';
import type { PartyPostDraft, PartyTermDraft } from '../party-org.ts';
import {
  deletePost,
  deleteTerm,
  memberInSight,
  otherSecretaries,
  savePost,
  saveTerm,
} from './facts.queries.ts';
import type { PartyOrgParts } from './party-org-parts.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { type StoredPartyOrg, writeNode, type Written } from './write-frame.ts';

type Answer = Promise<Written<StoredPartyOrg> | Refusal>;

export const FACT_GONE = refuse('not-found', '没有找到这一条：它可能刚被删除。请刷新后再看。');

const HOLDER_UNKNOWN = refuse('party-post.member', '所选党员不存在，或不在您的管理范围内。请重新选择。', {
  field: 'memberId',
});

/** Stores who holds a post. A second secretary is warned of, not refused: the former may leave later the same day. */
export function savePartyPost(
  { pool, sealer }: PartyOrgParts,
  acting: Acting,
  partyOrgId: string,
  postId: string | undefined,
  given: PartyPostDraft,
  today: Day,
): Answer {
  const draft = { ...given, personName: cleanPersonName(given.personName) };
  return writeNode(
    pool,
    acting,
    { changeOn: today },
    { id: partyOrgId },
    async (client): Promise<Written<StoredPartyOrg>> => {
      const others = await sendOne<{ person_name: string }>(
        client,
        otherSecretaries(partyOrgId, postId ?? null, today),
      );
      const { refusals, warnings } = checkPartyPost(
        draft,
        { otherSecretaries: others.map((other) => other.person_name) },
        today,
      );
      if (refusals.length > 0) return refusals;
      const { memberId = null } = draft;
      if (memberId !== null && (await sendOne(client, memberInSight(memberId))).length === 0)
        return [HOLDER_UNKNOWN];
      const phone = sealOfficePhone(sealer, draft.phone);
      const saved = await sendOne(client, savePost(partyOrgId, postId ?? v7(), { ...draft, phone }));
      return saved.length === 0 ? [FACT_GONE] : { id: partyOrgId, warnings: [...warnings] };
    },
  );
}

/** Stores a term of the leadership. */
export function savePartyTerm(
  pool: Pool,
  acting: Acting,
  partyOrgId: string,
  termId: string | undefined,
  draft: PartyTermDraft,
  today: Day,
): Answer {
  return writeNode(
    pool,
    acting,
    { changeOn: today },
    { id: partyOrgId },
    async (client, node): Promise<Written<StoredPartyOrg>> => {
      const { refusals, warnings } = checkPartyTerm(draft, node.kind, node.draft.functional === true);
      if (refusals.length > 0) return refusals;
      const saved = await sendOne(client, saveTerm(partyOrgId, termId ?? v7(), draft));
      return saved.length === 0 ? [FACT_GONE] : { id: partyOrgId, warnings: [...warnings] };
    },
  );
}

/** Takes away a post that was entered by mistake; the change log keeps what it said. */
export function removePartyPost(pool: Pool, acting: Acting, partyOrgId: string, postId: string, today: Day) {
  return remove(pool, acting, partyOrgId, deletePost(partyOrgId, postId), today);
}

export function removePartyTerm(pool: Pool, acting: Acting, partyOrgId: string, termId: string, today: Day) {
  return remove(pool, acting, partyOrgId, deleteTerm(partyOrgId, termId), today);
}

function remove(pool: Pool, acting: Acting, partyOrgId: string, statement: Statement, today: Day) {
  return writeNode(
    pool,
    acting,
    { changeOn: today },
    { id: partyOrgId },
    async (client): Promise<Written<{ id: string }>> => {
      const removed = await sendOne(client, statement);
      return removed.length === 0 ? [FACT_GONE] : { id: partyOrgId };
    },
  );
}
