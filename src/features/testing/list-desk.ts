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
import type { DifferenceKind } from '../complete-lists/complete-list.ts';
import {
  type CompleteListView,
  compareCompleteListRoute,
  type Decision,
  type DifferenceView,
  type ListAnswers,
  listDifferencesRoute,
  mapCompleteListRoute,
  readCompleteListRoute,
  type SettledDifference,
  settleDifferencesRoute,
} from '../complete-lists/complete-lists.contract.ts';
import {
  type ListAttemptToPerform,
  performComparison,
  workOnLists,
} from '../complete-lists/server/public.ts';
import { registerCompleteListRoutes } from '../complete-lists/server/routes.ts';
import { inspectFile, openUploadFolder } from '../imports/server/public.ts';
import { type BuiltCallers, buildCallers } from './build-callers.ts';
import { addSocialOrg, buildTree, type SocialOrgToBuild, YANGXIAN } from './build-records.ts';
import type { Cells } from './import-desk.ts';

type CallerName = keyof BuiltCallers;

/** A database with a tree and callers, an application with the routes of complete lists, and a queue that does the jobs. */
export async function createListDesk() {
  const dataFolder = makeTemporaryFolder();
  const sealer = createSealer(randomBytes(32));
  const folder = openUploadFolder(dataFolder, sealer);
  const database = await createTestDatabase();
  const pool = database.appPool;
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const faults: unknown[] = [];
  const queue = openJobQueue(database.jobs, (fault) => faults.push(fault));
  /** What happens between a job's taking and its work; a test may put a wait here. */
  const pause = { beforeWork: async (): Promise<void> => undefined };
  const engine = {
    compare: async (attempt: ListAttemptToPerform) => {
      await pause.beforeWork();
      await performComparison({ pool, sealer, folder }, attempt);
    },
  };
  const actingOf = async (grantId: string) =>
    Object.values(callers).find((caller) => caller.grantId === grantId) ?? null;
  workOnLists({ queue, engine, actingOf, today: () => todayIn(OFFICE_TIME_ZONE, new Date()) });
  const test = await createTestApp({ ...callers }, (app) =>
    registerCompleteListRoutes(app, { pool, sealer, folder, queue, inspect: inspectFile }),
  );

  async function upload(bytes: Buffer, fileName = '全量名单.xlsx', name: CallerName = 'officer') {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
    const headers = { 'x-test-caller': name };
    const response = await test.app.inject({
      method: 'POST',
      url: '/api/complete-lists',
      headers,
      payload: form,
    });
    const body = response.json() as { id: string; refusals?: { code: string }[] };
    return { status: response.statusCode, body };
  }

  async function uploadRows(rows: Cells, name: CallerName = 'officer'): Promise<string> {
    const { status, body } = await upload(await makeXlsxOf(rows), '全量名单.xlsx', name);
    expect([status, body]).toEqual([200, { id: expect.any(String) }]);
    return body.id;
  }

  async function read(id: string, name: CallerName = 'officer'): Promise<CompleteListView> {
    const { status, body } = await test.call(name, readCompleteListRoute, { params: { id } });
    expect(status).toBe(200);
    return body;
  }

  async function map(id: string, scope: Partial<ListAnswers>, name: CallerName = 'officer') {
    const usual: ListAnswers = {
      listedOn: '2026-06-30',
      regionCode: YANGXIAN,
      reach: null,
      registrarId: null,
      types: ['association', 'service_agency', 'foundation'],
    };
    const body = { sheet: 0, columns: [], scope: { ...usual, ...scope } };
    return test.call(name, mapCompleteListRoute, { params: { id }, body });
  }

  async function settled(id: string, name: CallerName): Promise<CompleteListView> {
    const idle = async () => expect((await read(id, name)).state).not.toBe('comparing');
    await vi.waitFor(idle, { timeout: 10_000, interval: 30 });
    return read(id, name);
  }

  async function compare(id: string, name: CallerName = 'officer'): Promise<CompleteListView> {
    const { refusals } = await test.call(name, compareCompleteListRoute, { params: { id } });
    expect(refusals).toEqual([]);
    return settled(id, name);
  }

  /** Uploads rows, says what they are of, and compares them. */
  async function compareRows(rows: Cells, scope: Partial<ListAnswers> = {}, name: CallerName = 'officer') {
    const id = await uploadRows(rows, name);
    expect((await map(id, scope, name)).refusals).toEqual([]);
    return compare(id, name);
  }

  async function differences(id: string, kind: DifferenceKind, name: CallerName = 'officer') {
    const query = { kind, size: 100 };
    const answer = await test.call(name, listDifferencesRoute, { params: { id }, query });
    expect(answer.refusals).toEqual([]);
    return answer.body.rows;
  }

  async function settle(
    id: string,
    shown: readonly DifferenceView[],
    decision: Decision,
    name: CallerName = 'officer',
  ): Promise<SettledDifference[]> {
    const body = {
      differences: shown.map((each) => ({ id: each.id, version: each.socialOrg?.version ?? null })),
      decision,
    };
    const answer = await test.call(name, settleDifferencesRoute, { params: { id }, body });
    expect(answer.refusals).toEqual([]);
    return answer.body.results;
  }

  return {
    ...test,
    callers,
    tree,
    dataFolder,
    folder,
    sealer,
    database,
    queue,
    faults,
    pause,
    upload,
    uploadRows,
    read,
    map,
    compare,
    compareRows,
    differences,
    settle,
    newOrg: (given: Partial<SocialOrgToBuild> & { readonly name: string }) =>
      addSocialOrg(database, { responsible: tree.education, ...given }),
    keptFiles(): string[] {
      const uploads = join(dataFolder, 'uploads');
      return existsSync(uploads) ? readdirSync(uploads) : [];
    },
    async close(): Promise<void> {
      await test.close();
      await queue.stop();
      await database.drop();
      removeTemporaryFolder(dataFolder);
    },
  };
}

export type ListDesk = Awaited<ReturnType<typeof createListDesk>>;
