import pg from 'pg';
import { typeParsers } from './type-parsers.ts';

/** How one role reaches one database. */
export interface ConnectionSettings {
  /** Host name, or the folder of a unix socket. */
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
  ssl?: boolean;
}

export interface PoolOptions {
  /** Connections at most. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** Sends queries without waiting for the answers of earlier ones (one round trip for begin, scope, query, commit). */
  pipeline?: boolean;
}

/** A pool whose values follow `typeParsers`. Connections that break while idle are dropped without ending the program. */
export function createPool(settings: ConnectionSettings, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(settings, options.applicationName),
    max: options.max ?? 10,
    ...pipelined(options),
  });
  pool.on('error', () => undefined);
  return pool;
}

/** One connection, not yet connected; values follow `typeParsers`. */
export function createClient(settings: ConnectionSettings, applicationName?: string): pg.Client {
  const client = new pg.Client(clientConfig(settings, applicationName));
  client.on('error', () => undefined);
  return client;
}

function clientConfig(settings: ConnectionSettings, applicationName = 'shezutong'): pg.ClientConfig {
  return { ...settings, application_name: applicationName, types: typeParsers };
}

/** The types of `pg` do not know the option yet. */
function pipelined({ pipeline = false }: PoolOptions): pg.PoolConfig {
  return { pipeline } as pg.PoolConfig;
}

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`; a folder in `?host=` is a unix socket.
 * @returns null when the text is no such address or names no database
 */
export function settingsFromUrl(text: string): ConnectionSettings | null {
  const url = tryUrl(text);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) return null;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  if (database === '' || user === '') return null;
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const password = decodeURIComponent(url.password);
  return {
    host: host === '' ? 'localhost' : host,
    port: Number(url.port || 5432),
    database,
    user,
    ...(password === '' ? {} : { password }),
    ...(/^(require|verify-ca|verify-full)$/.test(url.searchParams.get('sslmode') ?? '') ? { ssl: true } : {}),
  };
}

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
