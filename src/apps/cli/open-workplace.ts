import type { Pool } from 'pg';
import { findActing } from '../../features/access/server/public.ts';
import type { Permission } from '../../features/access/role.ts';
import { auditKeysOf, sealLines } from '../../features/audit/server/public.ts';
import { loadPlaces } from '../../features/places/server/public.ts';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import { ROOT_SCOPE } from '../../platform/server/database/scope.ts';
import type { Acting } from '../../platform/server/database/scoped.ts';
import { type Installation, openForCommand } from '../../platform/server/installation.ts';
import type { ExitStatus, Terminal } from './command.ts';
import { recordRun } from './run-record.queries.ts';

/** What a command works with: the opened data, and in whose name. */
export interface Workplace {
  readonly installation: Installation;
  readonly appPool: Pool;
  readonly ownerPool: Pool;
  readonly acting: Acting;
  /** What that person may do; null: everything. */
  readonly permissions: ReadonlySet<string> | null;
  readonly today: Day;
}

/** With what records are looked up, as the person sees them. */
export type Sight = Pick<Workplace, 'appPool' | 'acting'>;

export interface WorkplaceOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Sign-in name of the person whose bounds hold (`--as`); otherwise the local operator sees everything. */
  readonly as?: string | undefined;
  /** What that person must be allowed to do, all of it. */
  readonly permissions?: readonly Permission[];
}

/** Whoever can read the data folder needs no sign-in. */
const LOCAL_OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '本机操作员' };

/** Opens the data, whether or not the server is running, puts the run on record, works, and closes. */
export async function atWorkplace(
  { env }: Terminal,
  options: WorkplaceOptions,
  work: (workplace: Workplace) => Promise<ExitStatus | Refusal>,
): Promise<ExitStatus | Refusal> {
  const installation = await openForCommand({ env });
  const appPool = createPool(installation.database.app, {
    max: 4,
    pipeline: true,
    applicationName: 'shezutong command',
  });
  const ownerPool = createPool(installation.database.owner, { max: 2, applicationName: 'shezutong command' });
  try {
    await loadPlaces(ownerPool);
    const today = todayIn(OFFICE_TIME_ZONE, new Date());
    const person = await resolvePerson(appPool, options, today);
    if (isRefusal(person)) return person;
    const { permissions, ...acting } = person;
    await recordRun(appPool, acting, today, options);
    return await work({ installation, appPool, ownerPool, acting, permissions, today });
  } finally {
    // Without a server nobody else does it; with one it is only sooner. What fails here is sealed later.
    await sealLines(ownerPool, auditKeysOf(installation.key)).catch(() => undefined);
    await Promise.all([appPool.end(), ownerPool.end()]);
    await installation.close();
  }
}

async function resolvePerson(
  pool: Pool,
  { as: name, permissions = [] }: WorkplaceOptions,
  today: Day,
): Promise<(Acting & Pick<Workplace, 'permissions'>) | Refusal> {
  if (name === undefined) return { ...LOCAL_OPERATOR, permissions: null };
  const person = await findActing(pool, name, today);
  if (isRefusal(person) || permissions.every((each) => person.permissions.has(each))) return person;
  return refuse(
    'not-allowed',
    `“${person.actorName}”的角色不能办理此事。请换一个有权限的账号，或由管理员授权。`,
  );
}
