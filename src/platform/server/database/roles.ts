import type pg from 'pg';
import { StartFailure } from '../start-failure.ts';

/** The database roles of one installation; their names carry the database's name, as roles are shared by a cluster. */
export interface DatabaseRoles {
  /** Owns schema and tables, runs the migrations. */
  owner: string;
  /** The application: owns nothing, every row-level rule binds it. */
  app: string;
  /** A right that the application takes on for a person's own data; cannot sign in. */
  self: string;
  /** Owns the security-definer functions that keep counters; cannot sign in. */
  keeper: string;
  /** The job queue: owns schema `jobs`. */
  jobs: string;
}

/** Passwords to set; a role that an administrator looks after is left out. */
export interface RolePasswords {
  app?: string;
  jobs?: string;
}

/** Role names for a database. PostgreSQL cuts names after 63 bytes. */
export function rolesOf(database: string, owner: string, app = `${database}_app`): DatabaseRoles {
  return { owner, app, self: `${database}_self`, keeper: `${database}_keeper`, jobs: `${database}_jobs` };
}

/**
 * Makes the roles that are missing and sets the passwords of those that sign in. Run by the owner before migrations; does
 * nothing the second time.
 * @throws StartFailure when roles are missing and the owner may not make any; it holds the SQL that an administrator has to run
 */
export async function ensureRoles(
  owner: pg.ClientBase,
  roles: DatabaseRoles,
  passwords: RolePasswords,
): Promise<void> {
  const missing = await findMissing(owner, roles);
  if (missing.length > 0 && !(await mayCreateRoles(owner))) {
    throw new StartFailure(
      `数据库账户 ${roles.owner} 没有建立角色的权限（CREATEROLE）。请由数据库管理员执行下列语句后重新启动：\n${missing.join('\n')}`,
    );
  }
  for (const statement of missing) await ignoreRace(owner, statement);
  await setPasswords(owner, roles, passwords);
}

/** The statements that are still to be run, in their order. */
async function findMissing(owner: pg.ClientBase, roles: DatabaseRoles): Promise<string[]> {
  const wanted: [string, string][] = [
    [roles.app, 'login'],
    [roles.self, 'nologin'],
    [roles.keeper, 'nologin'],
    [roles.jobs, 'login'],
  ];
  const existing = await existingRoles(
    owner,
    wanted.map(([name]) => name),
  );
  const creations = wanted
    .filter(([name]) => !existing.has(name))
    .map(
      ([name, login]) =>
        `create role ${quoteName(name)} ${login} noinherit nosuperuser nocreatedb nocreaterole nobypassrls;`,
    );
  return [...creations, ...(await missingGrants(owner, roles, existing))];
}

async function existingRoles(owner: pg.ClientBase, names: string[]): Promise<Set<string>> {
  const { rows } = await owner.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [names],
  );
  return new Set(rows.map((row) => row.rolname));
}

async function missingGrants(
  owner: pg.ClientBase,
  roles: DatabaseRoles,
  existing: Set<string>,
): Promise<string[]> {
  // The owner has to be a member to hand over functions to the keeper and the schema to the queue.
  const wanted: [string, string][] = [
    [roles.self, roles.app],
    [roles.keeper, roles.owner],
    [roles.jobs, roles.owner],
  ];
  const statements: string[] = [];
  for (const [role, member] of wanted) {
    const known = existing.has(role) && (existing.has(member) || member === roles.owner);
    if (known && (await isMember(owner, role, member))) continue;
    statements.push(`grant ${quoteName(role)} to ${quoteName(member)};`);
  }
  return statements;
}

/** Asks the catalogue, because `pg_has_role` also says yes to a superuser and to who may only administer the role. */
async function isMember(owner: pg.ClientBase, role: string, member: string): Promise<boolean> {
  const { rows } = await owner.query(
    `select 1 from pg_auth_members m
       join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
      where r.rolname = $1 and u.rolname = $2
        and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)`,
    [role, member],
  );
  return rows.length > 0;
}

async function mayCreateRoles(owner: pg.ClientBase): Promise<boolean> {
  const { rows } = await owner.query<{ may: boolean }>(
    'select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

/** Two databases of one cluster may be set up at once (tests): what the other one has just made is fine. */
async function ignoreRace(owner: pg.ClientBase, statement: string): Promise<void> {
  const duplicateObject = '42710';
  try {
    await owner.query(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== duplicateObject) throw error;
  }
}

async function setPasswords(
  owner: pg.ClientBase,
  roles: DatabaseRoles,
  passwords: RolePasswords,
): Promise<void> {
  if (!(await mayCreateRoles(owner))) return;
  for (const [role, password] of [
    [roles.app, passwords.app],
    [roles.jobs, passwords.jobs],
  ] as const) {
    if (password === undefined) continue;
    await owner.query(`alter role ${quoteName(role)} password ${quoteText(password)}`);
  }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
