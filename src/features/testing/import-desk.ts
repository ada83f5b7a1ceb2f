import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { openJobQueue } from '../../platform/server/jobs/job-queue.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { makeXlsxOf } from '../../platform/testing/workbooks.ts';
import type { ImportKind, Outcome } from '../imports/import.ts';
import {
  checkImportRoute,
  type ImportRunView,
  listImportLinesRoute,
  readImportRoute,
  storeImportRoute,
} from '../imports/imports.contract.ts';
import {
  type AttemptToPerform,
  inspectFile,
  openUploadFolder,
  performRun,
  workOnImports,
} from '../imports/server/public.ts';
import { registerImportRoutes } from '../imports/server/routes.ts';
import { type BuiltCallers, buildCallers } from './build-callers.ts';
import { buildTree } from './build-records.ts';

export type Cells = (string | number | null)[][];

/** A database with a tree and callers, an application with the import routes, and a queue that does the jobs. */
export async function createImportDesk() {
  const dataFolder = makeTemporaryFolder();
  const sealer = createSealer(randomBytes(32));
  const folder = openUploadFolder(dataFolder, sealer);
  const database = await createTestDatabase();
  const pool = database.appPool;
  const callers = await buildCallers(database, await buildTree(database));
  const faults: unknown[] = [];
  const queue = openJobQueue(database.jobs, (fault) => faults.push(fault));
  /** What happens between a job's taking and its work; a test may put a wait here. */
  const pause = { beforeWork: async (): Promise<void> => undefined };
  const engine = {
    inspect: inspectFile,
    perform: async (attempt: AttemptToPerform) => {
      await pause.beforeWork();
      await performRun({ pool, sealer, folder }, attempt);
    },
  };
  const actingOf = async (grantId: string) =>
    Object.values(callers).find((caller) => caller.grantId === grantId) ?? null;
  workOnImports({ queue, engine, actingOf, today: () => todayIn(OFFICE_TIME_ZONE, new Date()) });
  const test = await createTestApp({ ...callers }, (app) =>
    registerImportRoutes(app, { pool, folder, queue, engine }),
  );

  async function upload(
    bytes: Buffer,
    fileName = '党员名册.xlsx',
    kind: ImportKind = 'members',
    name: keyof BuiltCallers = 'officer',
  ) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
    const headers = { 'x-test-caller': name };
    const url = `/api/imports?kind=${kind}`;
    const response = await test.app.inject({ method: 'POST', url, headers, payload: form });
    const body = response.json() as { id: string; refusals?: { code: string }[] };
    return { status: response.statusCode, body };
  }

  /** Uploads rows as the officer and answers the run's id. */
  async function uploadRows(rows: Cells, kind: ImportKind = 'members'): Promise<string> {
    const { status, body } = await upload(await makeXlsxOf(rows), '党员名册.xlsx', kind);
    expect(body).toMatchObject({ id: expect.any(String) });
    expect(status).toBe(200);
    return body.id;
  }

  async function read(id: string, name: keyof BuiltCallers = 'officer'): Promise<ImportRunView> {
    const { status, body } = await test.call(name, readImportRoute, { params: { id } });
    expect(status).toBe(200);
    return body;
  }

  /** Waits until nothing runs. */
  async function settled(id: string): Promise<ImportRunView> {
    const idle = async () =>
      expect(['checking', 'storing', 'taking_back']).not.toContain((await read(id)).state);
    await vi.waitFor(idle, { timeout: 10_000, interval: 30 });
    return read(id);
  }

  async function send(route: typeof checkImportRoute | typeof storeImportRoute, id: string) {
    const { refusals } = await test.call('officer', route, { params: { id } });
    expect(refusals).toEqual([]);
    return settled(id);
  }

  return {
    ...test,
    callers,
    dataFolder,
    sealer,
    queue,
    folder,
    database,
    faults,
    pause,
    upload,
    settled,
    uploadRows,
    read,
    check: (id: string) => send(checkImportRoute, id),
    store: (id: string) => send(storeImportRoute, id),
    async lines(id: string, query: { outcome?: Outcome; after?: string; size?: number } = {}) {
      return (await test.call('officer', listImportLinesRoute, { params: { id }, query })).body;
    },
    /** Names of the files that lie in the uploads folder. */
    keptFiles(): string[] {
      const uploads = join(dataFolder, 'uploads');
      return existsSync(uploads) ? readdirSync(uploads) : [];
    },
    async countOf(table: string): Promise<number> {
      return (await database.superPool.query(`select count(*) as n from ${table}`)).rows[0].n;
    },
    async close(): Promise<void> {
      await test.close();
      await queue.stop();
      await database.drop();
      removeTemporaryFolder(dataFolder);
    },
  };
}

export type ImportDesk = Awaited<ReturnType<typeof createImportDesk>>;
