import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  type AlreadyAsked,
  alreadyAskedOfKind,
  alreadyAskedOfRule,
  type Frequency,
} from '../already-asked.rules.ts';
import type { DutyRuleDraft } from '../set-rule.rules.ts';
import { kindsInLine, type KindsFound, rulesInLine, type RulesFound } from './already-asked.queries.ts';
import { ruledOrgOf } from './set-duty-rule.ts';

type Answer = { known: AlreadyAsked[] } | Refusal;

/** Before a rule is saved: what is asked of the same Party organisations already. */
export async function readRuleAsked(
  pool: Pool,
  acting: Acting,
  draft: DutyRuleDraft & { readonly partyOrgId: string },
): Promise<Answer> {
  const [org] = await readScoped<RulesFound>(
    pool,
    acting,
    rulesInLine(draft.partyOrgId, draft.kind, draft.fromOn),
  );
  if (org === undefined) return NOT_FOUND;
  return { known: alreadyAskedOfRule(draft, ruledOrgOf(org), org.others) };
}

/** Before a kind is set up: what is there under another name, or computed anyway. */
export async function readKindAsked(
  pool: Pool,
  acting: Acting,
  draft: { readonly partyOrgId: string; readonly name: string } & Partial<Frequency>,
): Promise<Answer> {
  const [found] = await readScoped<KindsFound>(pool, acting, kindsInLine(draft.partyOrgId));
  if (found === undefined) return NOT_FOUND;
  const { name, per, least } = draft;
  const duty = per === undefined || least === undefined ? null : { per, least };
  return { known: alreadyAskedOfKind({ name, duty }, found.others) };
}
