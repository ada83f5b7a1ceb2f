import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { makeXlsxOf } from '../../../platform/testing/workbooks.ts';
import type { Cells } from '../../testing/import-desk.ts';
import {
  createTakeBackDesk,
  type Name,
  person,
  PERSONS,
  type TakeBackDesk,
} from '../../testing/take-back-desk.ts';
import {
  cancelImportRoute,
  checkImportRoute,
  downloadMarkedFileRoute,
  listImportsRoute,
  readImportRoute,
  storeImportRoute,
} from '../imports.contract.ts';
import { settleCutOffRuns } from './import-upkeep.ts';
import { runImport } from './run-import.ts';

let desk: TakeBackDesk['desk'];
let at: TakeBackDesk;
beforeAll(async () => {
  at = await createTakeBackDesk();
  ({ desk } = at);
});
afterAll(() => desk.close());

describe('who may', () => {
  const rows: Cells = [PERSONS, person('周七', 31), person('周八', 32)];
  let id: string;
  beforeEach(async () => {
    desk.pause.beforeWork = async () => undefined;
  });

  it('is the one who made it, or who has right over all of its scope', async () => {
    const { body } = await desk.upload(await makeXlsxOf(rows), '名册.xlsx', 'members', 'educationOfficer');
    id = body.id;
    const { grantId, accountId } = desk.callers.educationOfficer;
    await at.sql(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id)
       select $1, $2, 'officer', 'party', id from party_org where name = '洋县教育社会组织综合党委'`,
      [grantId, accountId],
    );
    await desk.call('educationOfficer', checkImportRoute, { params: { id } });
    const idle = async () => {
      for (;;) {
        const { body: run } = await desk.call('educationOfficer', readImportRoute, { params: { id } });
        if (!['checking', 'storing', 'taking_back'].includes(run.state)) return run;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    };
    await idle();
    expect((await desk.call('officer', readImportRoute, { params: { id } })).code).toBe('not-found');
    await desk.call('educationOfficer', storeImportRoute, { params: { id } });
    expect((await idle()).state).toBe('stored');
    for (const by of ['tradesOfficer', 'placeOfficer', 'otherPlaceOfficer', 'bodyOfficer'] as const) {
      expect((await at.preview(id, by)).code).toBe('not-found');
      expect((await at.ask(id, { by, digest: 'x' })).code).toBe('not-found');
      expect((await desk.call(by, cancelImportRoute, { params: { id } })).code).toBe('not-found');
    }
    for (const by of ['inspector', 'secretary', 'systemAdmin'] as const)
      expect((await at.ask(id, { by, digest: 'x' })).code).toBe('not-allowed');
    expect((await at.preview(id)).body).toMatchObject({ withdrawn: { member: 2 }, outOfSight: 0 });
    const listed = await desk.call('officer', listImportsRoute, { query: { whose: 'others' } });
    expect(listed.body.rows).toMatchObject([{ id, madeBy: '教育党委干部' }]);
    expect((await desk.call('officer', downloadMarkedFileRoute, { params: { id } })).status).toBe(409);
  });

  it('does not reach records that are out of the own sight by now', async () => {
    const move = (by: Name) =>
      at.sql('update import_run set account_id = $2 where id = $1', [id, desk.callers[by].accountId]);
    await move('tradesOfficer');
    expect((await at.preview(id, 'tradesOfficer')).body).toMatchObject({ outOfSight: 2 });
    const seen = await at.records(id, 'withdrawn', 'tradesOfficer');
    expect(seen.map(({ title }) => title)).toEqual([null, null]);
    const refused = await at.ask(id, { by: 'tradesOfficer' });
    expect([refused.status, refused.code]).toEqual([403, 'not-allowed.take-back']);
    await move('educationOfficer');
  });

  it('is done by whoever has right over it, and stopped while it waits', async () => {
    let begin = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      begin = resolve;
    });
    desk.pause.beforeWork = () => held;
    expect((await at.ask(id)).refusals).toEqual([]);
    expect((await desk.call('officer', cancelImportRoute, { params: { id } })).status).toBe(200);
    begin();
    desk.pause.beforeWork = async () => undefined;
    expect(await desk.read(id)).toMatchObject({
      state: 'stored',
      failure: expect.stringContaining('撤回已停止'),
    });
    const [one, two] = await Promise.all([at.ask(id), at.ask(id, { by: 'educationOfficer' })]);
    expect([one.code, two.code].filter((code) => code !== null && code !== undefined)).toHaveLength(1);
    expect(await desk.settled(id)).toMatchObject({ state: 'taken_back', own: false });
    await at.expectSound();
  });

  it('finds it as it was when the server ended meanwhile', async () => {
    const other = await at.store([PERSONS, person('吴九', 41)], 'members');
    await at.sql(`update import_run set state = 'taking_back' where id = $1`, [other]);
    expect(await settleCutOffRuns(desk.database.ownerPool)).toBe(1);
    expect(await desk.read(other)).toMatchObject({
      state: 'stored',
      failure: expect.stringContaining('什么也没有改'),
    });
  });
});

describe('what was imported at the server’s own console', () => {
  const file: Cells = [PERSONS, person('孙一', 51), person('孙二', 52)];
  let id: string;
  beforeAll(async () => {
    const done = await runImport({
      pool: desk.database.appPool,
      acting: { scope: ROOT_SCOPE, accountId: null, actorName: '本机操作员' },
      sealer: desk.sealer,
      kind: 'members',
      bytes: await makeXlsxOf(file),
      fileName: '命令行.xlsx',
      today: todayIn(OFFICE_TIME_ZONE, new Date()),
      dryRun: false,
    });
    if (isRefusal(done)) throw new Error(done.message);
    id = done.importId;
  });

  it('is listed for whoever has right over everything, and for nobody else', async () => {
    const others = await desk.call('officer', listImportsRoute, { query: { whose: 'others' } });
    expect(others.body.rows).toContainEqual(
      expect.objectContaining({ id, madeBy: '本机操作员', state: 'stored' }),
    );
    for (const by of ['educationOfficer', 'placeOfficer', 'bodyOfficer'] as const) {
      expect((await desk.call(by, readImportRoute, { params: { id } })).code).toBe('not-found');
      expect((await at.ask(id, { by, digest: 'x' })).code).toBe('not-found');
    }
    expect((await at.ask(id, { by: 'inspector', digest: 'x' })).code).toBe('not-allowed');
  });

  it('is taken back whole', async () => {
    expect((await at.preview(id)).body).toMatchObject({ withdrawn: { member: 2 }, kept: { member: 0 } });
    expect(await at.takeBack(id)).toMatchObject({ state: 'taken_back', own: false });
    expect(
      await at.sql(`select from member where name in ('孙一', '孙二') and withdrawn_at is null`),
    ).toEqual([]);
    await at.expectSound();
  });
});

it('leaves no fault behind', () => expect(desk.faults).toEqual([]));
