import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type Migration, type MigrationProvider, Migrator, PostgresDialect, sql } from 'kysely';
import type { Sealer } from '../crypto/seal.ts';
import { projectRoot } from '../project-root.ts';
import { StartFailure } from '../start-failure.ts';
import { type ConnectionSettings, createPool } from './connection.ts';
import { type DatabaseRoles, quoteName } from './roles.ts';
import { sealTelephones } from './seal-telephones.queries.ts';

/** What SQL alone can't do: by the file of a migration, a step of the program's after it, in the same transaction. */
export const stepsAfter: Readonly<
  Record<string, (database: Kysely<unknown>, roles: DatabaseRoles, sealer?: Sealer) => Promise<unknown>>
> = { '0041_sealed_telephones.sql': sealTelephones };

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

export function migrationsFolder(): string {
  return join(projectRoot(), 'database', 'migrations');
}

/**
 * Brings the database to the newest state: all missing `NNNN_name.sql` in their order and in one transaction, or none.
 * @param sealer for what older versions kept in clear; a database without records needs none
 * @returns the names of those that were run now
 * @throws StartFailure when one fails or when the database was written by a newer version of the program
 */
export function migrateToLatest(
  owner: ConnectionSettings,
  roles: DatabaseRoles,
  sealer?: Sealer,
): Promise<string[]> {
  return withMigrator(owner, new SqlFiles(migrationsFolder(), roles, sealer), async (migrator) => {
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error)
      throw new StartFailure(explain(error, results.find((each) => each.status === 'Error')?.migrationName));
    return results.map((each) => each.migrationName);
  });
}

/** The names of the migrations that this version has and the database has not seen. */
export function pendingMigrations(owner: ConnectionSettings, roles: DatabaseRoles): Promise<string[]> {
  return withMigrator(owner, new SqlFiles(migrationsFolder(), roles), async (migrator) => {
    const all = await migrator.getMigrations();
    return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  });
}

async function withMigrator<T>(
  owner: ConnectionSettings,
  provider: MigrationProvider,
  work: (migrator: Migrator) => Promise<T>,
): Promise<T> {
  const pool = createPool(owner, { max: 2, applicationName: 'shezutong migrate' });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(new Migrator({ db: database, provider }));
  } finally {
    await database.destroy();
  }
}

/** Reads `*.sql`; `{{app}}`, `{{self}}`, `{{keeper}}`, `{{jobs}}` and `{{owner}}` stand for the quoted role names. */
class SqlFiles implements MigrationProvider {
  readonly #folder: string;
  readonly #roles: DatabaseRoles;
  readonly #sealer: Sealer | undefined;

  constructor(folder: string, roles: DatabaseRoles, sealer?: Sealer) {
    this.#folder = folder;
    this.#roles = roles;
    this.#sealer = sealer;
  }

  async getMigrations(): Promise<Record<string, Migration>> {
    if (!existsSync(this.#folder)) throw new StartFailure(`没有找到数据库升级脚本文件夹 ${this.#folder}。`);
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.sql'));
    return Object.fromEntries(files.map((name) => [name.slice(0, -'.sql'.length), this.#migration(name)]));
  }

  #migration(file: string): Migration {
    return {
      up: async (database) => {
        const text = withRoleNames(readFileSync(join(this.#folder, file), 'utf8'), this.#roles);
        await sql.raw(text).execute(database);
        await stepsAfter[file]?.(database, this.#roles, this.#sealer);
      },
    };
  }
}

export function withRoleNames(text: string, roles: DatabaseRoles): string {
  return text.replace(PLACEHOLDER, (_whole, key: string) => {
    const name = roles[key as keyof DatabaseRoles];
    if (name === undefined) throw new StartFailure(`Unknown placeholder {{${key}}} in a migration`);
    return quoteName(name);
  });
}

function explain(error: unknown, migration: string | undefined): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (/previously executed migration .* is missing/.test(reason)) {
    return `数据是由更新版本的程序写入的，本版本不能使用（${reason}）。请升级程序后再启动；数据没有改动。`;
  }
  return `数据库升级失败${migration === undefined ? '' : `（${migration}）`}，已全部撤回：${reason}`;
}
