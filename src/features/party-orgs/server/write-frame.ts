import { sendOne } from '../../../platform/server/database/send-one.ts';
import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import { isOpen } from '../../../platform/server/database/scope.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, type ChangeFrame, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { lockNode, type StoredNode } from './write.queries.ts';

/** Which node, as it was read; a later version is somebody else's. */
export interface NodeAsked {
  readonly id: string;
  /** Left out for facts that hang on the node: they do not collide with changes of it. */
  readonly version?: number | undefined;
}

/** What a write answers: refusals, of which none is an empty list, or what it stored. */
export type Written<Result> = Result | readonly Refusal[];

export interface StoredPartyOrg {
  readonly id: string;
  readonly warnings: Warning[];
}

export function isRefused<Result extends object>(result: Written<Result>): result is readonly Refusal[] {
  return Array.isArray(result);
}

/** Runs a use case in a transaction of the caller's scope; refusals roll it back. */
export function write<Result extends object>(
  pool: Pool,
  acting: Acting,
  frame: ChangeFrame,
  work: (client: PoolClient) => Promise<Written<Result>>,
): Promise<Written<Result> | Refusal> {
  return writeOrRefuse(
    () => writeScoped(pool, acting, frame, work, (result) => !isRefused(result)),
    STORING_REASONS,
  );
}

/** Runs a use case on one node, which is locked first: whoever may not see it finds nothing. */
export function writeNode<Result extends object>(
  pool: Pool,
  acting: Acting,
  frame: ChangeFrame,
  asked: NodeAsked,
  work: (client: PoolClient, node: StoredNode) => Promise<Written<Result>>,
): Promise<Written<Result> | Refusal> {
  return write(pool, acting, frame, async (client) => {
    const [node] = await sendOne<StoredNode>(client, lockNode(asked.id));
    if (node === undefined) return [NOT_FOUND];
    const stale = refuseStale(node, asked.version);
    return stale === null ? work(client, node) : [stale];
  });
}

function refuseStale(node: StoredNode, version: number | undefined): Refusal | null {
  if (version === undefined || node.version === version) return null;
  const who = node.updatedBy === null ? '' : `（${node.updatedBy}，${node.updatedAt}）`;
  return refuse('conflict.version', `这条记录刚被别人修改${who}，请刷新后再改。您填写的内容仍在页面上。`);
}

/** Refuses a day that has not come yet: what will change is written when it does. */
export function refuseFuture(on: Day | undefined, today: Day, field = 'changeOn'): Refusal | null {
  if (on === undefined || on <= today) return null;
  return refuse('change.future', `日期 ${on} 晚于今天 ${today}。请在变化发生以后再登记。`, {
    field,
    value: on,
  });
}

/** The topmost node of a scope is placed, merged and ended by the level above. */
export function refuseOwnTop(node: StoredNode, { scope }: Acting): Refusal | null {
  if (isOpen(scope.party) || node.pos !== scope.party.from) return null;
  return refuse(
    'not-allowed.own-top',
    `“${node.name}”是您管理范围的最上一级，它的上级、合并和撤销由上级党组织办理。`,
  );
}

/** What people can run into at the very moment of storing. */
export const STORING_REASONS: Readonly<Record<string, Refusal>> = {
  party_org_party_code_key: refuse(
    'conflict.party-code',
    '这个党组织编码已经登记在另一个党组织上。请核对编码。',
    { field: 'partyCode' },
  ),
  party_org_name: refuse(
    'conflict.same-name',
    '同一上级下面已有同名的党组织。请核对是否重复，或在名称中加以区别。',
    { field: 'name' },
  ),
  coverage_relation_social_org_id_party_org_id_valid_excl: refuse(
    'conflict.overlap',
    '这个党组织在这段时间里已经覆盖这个社会组织。请先给原来的一条写上停止日期，或改正日期。',
    { field: 'fromOn' },
  ),
  party_term_party_org_id_daterange_excl: refuse(
    'conflict.overlap',
    '这段时间里已有另一届任期。请先改正那一届的日期。',
    { field: 'fromOn' },
  ),
  party_post_party_org_id_post_person_name_daterange_excl: refuse(
    'conflict.overlap',
    '这个人在这段时间里已担任同一职务。请核对日期。',
    {
      field: 'fromOn',
    },
  ),
  party_post_member_id_fkey: refuse('party-post.member', '所选党员不存在。请重新选择。', {
    field: 'memberId',
  }),
};
