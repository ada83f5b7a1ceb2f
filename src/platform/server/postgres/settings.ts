import { totalmem } from 'node:os';

export interface ServerSettings {
  /** False only for tests: a power loss then destroys the cluster. */
  durable: boolean;
  socketFolder: string;
  /** Set where there are no unix sockets: the loopback port. */
  loopbackPort?: number;
}

const MEBIBYTE = 1024 * 1024;

/** The whole postgresql.conf of the embedded server. An operator's own changes go to `local.conf` beside it. */
export function configurationText(settings: ServerSettings): string {
  const lines = Object.entries(parameters(settings)).map(
    ([name, value]) => `${name} = '${escapeValue(value)}'`,
  );
  return [
    '# Written at each start. Put your own settings into local.conf.',
    ...lines,
    "include_if_exists 'local.conf'",
    '',
  ].join('\n');
}

function parameters(settings: ServerSettings): Record<string, string> {
  return {
    ...listening(settings),
    max_connections: '60',
    shared_buffers: '256MB',
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    effective_cache_size: `${Math.max(512, Math.floor(totalmem() / MEBIBYTE / 2))}MB`,
    max_wal_size: '2GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    // Short queries over many small partitions of time: compiling costs more than it saves.
    jit: 'off',
    max_parallel_workers_per_gather: '2',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    ...quietLog(),
    ...(settings.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

function listening({ socketFolder, loopbackPort }: ServerSettings): Record<string, string> {
  if (loopbackPort !== undefined) return { listen_addresses: '127.0.0.1', port: String(loopbackPort) };
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
}

/** Statements and error details hold names and numbers of people: they stay out of the log. */
function quietLog(): Record<string, string> {
  return { log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_checkpoints: 'off' };
}

function escapeValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "''");
}
