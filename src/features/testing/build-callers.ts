import { v7 } from 'uuid';
import { NO_RANGE, OPEN_RANGE, ROOT_SCOPE, type Scope } from '../../platform/server/database/scope.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import type { TestDatabase } from '../../platform/testing/test-database.ts';
import { permissionsOf } from '../access/access.rules.ts';
import type { Role, ScopeKind } from '../access/role.ts';
import { intervalOf } from '../places/region.rules.ts';
import { type BuiltPartyOrg, type BuiltTree, YANGXIAN } from './build-records.ts';

/** One caller for each way of standing to a record: at the root, in one half of the tree or the other, beside the tree. */
export interface BuiltCallers {
  /** 党建工作人员 at the root. */
  readonly officer: Caller;
  readonly educationOfficer: Caller;
  readonly tradesOfficer: Caller;
  /** Secretary of 明德学校党支部, as a Party-line caller of that branch. */
  readonly secretary: Caller;
  /** Officers and an inspector beside the Party line: no persons. */
  readonly placeOfficer: Caller;
  readonly townshipOfficer: Caller;
  readonly otherPlaceOfficer: Caller;
  readonly bodyOfficer: Caller;
  /** Reads everything from the root, changes nothing. */
  readonly inspector: Caller;
  /** Assigned to nothing yet: see `callerOnly`. */
  readonly advisor: Caller;
  /** Signed in without any right to data. */
  readonly systemAdmin: Caller;
}

/** Makes the accounts and what the access feature would resolve for them. */
export async function buildCallers(database: TestDatabase, tree: BuiltTree): Promise<BuiltCallers> {
  const underOf = (node: BuiltPartyOrg) => partyScope(database, node);
  const beside = (part: Partial<Scope>): Scope => ({ ...ROOT_SCOPE, persons: false, ...part });
  const bodyNo = tree.supervisingBodies.education.no;
  const make = (name: string, role: Role, kind: ScopeKind, scope: Scope) =>
    buildCaller(database, name, role, kind, scope);
  return {
    officer: await make('党工委干部', 'officer', 'party', ROOT_SCOPE),
    educationOfficer: await make('教育党委干部', 'officer', 'party', await underOf(tree.education)),
    tradesOfficer: await make('行业党委干部', 'officer', 'party', await underOf(tree.trades)),
    secretary: await make(
      '明德学校支部书记',
      'branch_secretary',
      'party',
      await underOf(tree.educationBranch),
    ),
    placeOfficer: await make('洋县民政干部', 'officer', 'place', beside({ place: intervalOf(YANGXIAN) })),
    townshipOfficer: await make('谢村镇干部', 'officer', 'place', beside({ place: intervalOf('610723104') })),
    otherPlaceOfficer: await make(
      '城固县民政干部',
      'officer',
      'place',
      beside({ place: intervalOf('610722000') }),
    ),
    bodyOfficer: await make('教体局干部', 'officer', 'body', beside({ body: { from: bodyNo, to: bodyNo } })),
    inspector: await make('查阅人员', 'inspector', 'party', { ...ROOT_SCOPE, hidesPrivate: true }),
    advisor: await make('指导员', 'advisor', 'self', onlyScope({})),
    systemAdmin: await make('系统管理员', 'system_admin', 'none', onlyScope({})),
  };
}

/** An account with one role, as a signed-in caller. */
export async function buildCaller(
  database: TestDatabase,
  name: string,
  role: Role,
  kind: ScopeKind,
  scope: Scope,
): Promise<Caller> {
  const accountId = v7();
  await database.ownerPool.query('insert into account (id, sign_in_name, display_name) values ($1, $2, $3)', [
    accountId,
    accountId,
    name,
  ]);
  return {
    scope,
    accountId,
    actorName: name,
    sessionId: v7(),
    grantId: v7(),
    role,
    permissions: permissionsOf(role, kind),
  };
}

/** The scope of a Party-line caller of a node, as the tree stands now. */
export async function partyScope(database: TestDatabase, node: BuiltPartyOrg): Promise<Scope> {
  const { rows } = await database.superPool.query<{ from: number; to: number }>(
    'select c.pos as "from", c.pos_end as "to" from party_org p join party_org_code c on c.pos = p.pos where p.id = $1',
    [node.id],
  );
  return { ...ROOT_SCOPE, party: rows[0] ?? NO_RANGE };
}

/** The scope of an advisor or a member: nothing but what is named. */
export function onlyScope(only: { socialOrgIds?: readonly string[]; memberIds?: readonly string[] }): Scope {
  const { socialOrgIds = [], memberIds = [] } = only;
  return {
    place: OPEN_RANGE,
    party: NO_RANGE,
    body: OPEN_RANGE,
    persons: false,
    only: { socialOrgIds, memberIds },
  };
}
