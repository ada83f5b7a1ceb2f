import type { PoolClient } from 'pg';
import { type Role, roleNames } from '../role.ts';
import { logAccessChange } from './accounts.queries.ts';
import { lockGrantsOfPartyOrg, setRevoked } from './grants.queries.ts';
import { deleteSessionsOfGrant } from './session.queries.ts';

/** Whose grant ended, and as what. */
export interface EndedGrant {
  readonly displayName: string;
  readonly role: Role;
}

/**
 * Takes back every grant that a Party organisation bounds, since it is no more. They go nowhere else by themselves: where it
 * was merged into, the same role would reach further. Runs in the transaction that ends it; sessions under them end too.
 */
export async function endGrantsOfPartyOrg(client: PoolClient, partyOrgId: string): Promise<EndedGrant[]> {
  const grants = await lockGrantsOfPartyOrg(client, partyOrgId);
  for (const { id, accountId, role, scopeKind, scopeId } of grants) {
    await setRevoked(client, id);
    await deleteSessionsOfGrant(client, id);
    await logAccessChange(client, {
      entity: 'account',
      entityId: accountId,
      action: 'revoke',
      changes: { grant: [{ role, scopeKind, scopeId }, null] },
    });
  }
  return grants.map(({ displayName, role }) => ({ displayName, role }));
}

/** 张三（党支部书记）、李四（党建工作人员） */
export function endedGrantsText(ended: readonly EndedGrant[]): string {
  return ended.map(({ displayName, role }) => `${displayName}（${roleNames[role]}）`).join('、');
}
