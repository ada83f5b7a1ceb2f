import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { storeSocialOrgs } from '../../social-orgs/server/public.ts';
import type { giveReasonsRoute } from '../gaps.contract.ts';
import type { GapParts } from './gap-parts.ts';
import { lockOrgs } from './reasons.queries.ts';

type Asked = z.output<typeof giveReasonsRoute.body>;

/** Records for one or many organisations why they have no Party organisation: for all of them or for none. */
export function giveReasons(
  { pool, sealer }: GapParts,
  acting: Acting,
  { socialOrgIds, reason, note = null, changeOn }: Asked,
  today: Day,
): Promise<{ given: number } | Refusal> {
  const on = changeOn ?? today;
  if (on > today) {
    return Promise.resolve(
      refuse('change.future', `日期 ${on} 晚于今天 ${today}。请在情况发生以后再登记。`, {
        field: 'changeOn',
        value: on,
      }),
    );
  }
  const asked = [...new Set(socialOrgIds)];
  return writeScoped(
    pool,
    acting,
    { changeOn: on },
    async (client) => {
      const found = await lockOrgs(client, asked, today);
      if (found.length < asked.length) return refuseMissing(asked.length - found.length);
      const covered = found.filter((each) => each.covered);
      if (covered.length > 0) return refuseCovered(covered.map(({ name }) => name));
      const draft = { noPartyReason: reason, noPartyReasonNote: note === '' ? null : note };
      await storeSocialOrgs(
        client,
        asked.map((id) => ({ id, draft })),
        { ledgerOn: today, actorName: acting.actorName, sealer },
      );
      return { given: asked.length };
    },
    (result) => !isRefusal(result),
  );
}

function refuseMissing(count: number): Refusal {
  return refuse(
    'not-found',
    `所选的社会组织中有 ${count} 家不存在，或不在您的管理范围内，一家也没有登记。请刷新后重选。`,
    { field: 'socialOrgIds' },
  );
}

const MOST_NAMED = 3;

function refuseCovered(names: readonly string[]): Refusal {
  const shown = names.slice(0, MOST_NAMED).join('、');
  const more = names.length > MOST_NAMED ? `等 ${names.length} 家` : '';
  return refuse(
    'gap.covered',
    `${shown}${more}已有党组织覆盖，不需要未建原因，一家也没有登记。请取消选择后重试。`,
    {
      field: 'socialOrgIds',
    },
  );
}
