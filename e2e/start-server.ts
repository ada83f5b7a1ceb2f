import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder in which the demo county lies, and the password of its sign-ins. */
export interface StoppedDemo {
  readonly folder: string;
  readonly password: string;
}

export interface StartedServer {
  readonly address: string;
  /** What it has printed so far. */
  readonly output: () => string;
  /** What it prints where a pattern's group stands; waits for it. */
  printed(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

/** An empty folder, with the product's data to be under `data` in it. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'szt-e2e-'));
  // On a root shell the database runs as another account: it would settle where nobody cleans up after a test.
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts `dist/server.js`, which `npm test` has built, on a free port. */
export async function startServer(
  folder: string,
  options: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
): Promise<StartedServer> {
  const env = {
    ...process.env,
    SHEZUTONG_DATA: join(folder, 'data'),
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    ...more,
  };
  const server = spawn(process.execPath, [join(ROOT, 'dist', 'server.js'), ...options], { env });
  let printed = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  const until = (pattern: RegExp) =>
    untilPrinted(
      server,
      () => pattern.exec(printed)?.[1],
      () => printed,
    );
  const address = await until(/已启动：(\S+)/);
  let closing = false;
  server.once('exit', (code, signal) => {
    // Otherwise all that the tests tell is a connection refused.
    if (!closing) console.error(`the server ended by itself (${code ?? signal}):\n${printed}`);
  });
  return {
    address,
    output: () => printed,
    printed: until,
    stop() {
      closing = true;
      return ended(server);
    },
  };
}

async function untilPrinted(
  server: ChildProcess,
  find: () => string | undefined,
  printed: () => string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (found !== undefined) resolve(found);
    };
    server.stdout?.on('data', look);
    look();
    server.once('exit', () => reject(new Error(printed())));
  });
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
