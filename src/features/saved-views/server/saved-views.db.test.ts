import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { buildTree } from '../../testing/build-records.ts';
import { MOST_VIEWS } from '../saved-view.ts';
import {
  deleteViewRoute,
  listSavedViewsRoute,
  renameViewRoute,
  saveViewRoute,
} from '../saved-views.contract.ts';
import { registerSavedViewRoutes } from './routes.ts';

const PAGE = '/social-orgs';
let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  const callers = await buildCallers(database, await buildTree(database));
  app = await createTestApp({ ...callers }, (own) =>
    registerSavedViewRoutes(own, { pool: database.appPool }),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const save = (name: string, search: string, as = 'officer', page = PAGE) =>
  app.call(as, saveViewRoute, { body: { page, name, search } });
const rename = (id: string, name: string, as = 'officer') =>
  app.call(as, renameViewRoute, { params: { id }, body: { name } });
const list = async (as = 'officer', page = PAGE) =>
  (await app.call(as, listSavedViewsRoute, { query: { page } })).body.rows;

describe('does', () => {
  it('keeps the filters of a page under a name, without the page of the list', async () => {
    await save('未覆盖的学校', '?covered=none&type=service_agency&after=x');
    await save('另一页的', 'status=full', 'officer', '/members');
    expect(await list()).toEqual([
      {
        id: expect.any(String),
        name: '未覆盖的学校',
        search: 'covered=none&type=service_agency',
        columns: {},
      },
    ]);
  });

  it('takes the newer one of two with the same name', async () => {
    const { body } = await save('未覆盖的学校', 'covered=none');
    expect(await list()).toEqual([
      { id: body.id, name: '未覆盖的学校', search: 'covered=none', columns: {} },
    ]);
  });

  it('keeps the columns that are shown, and the newer ones of two with the same name', async () => {
    const body = { page: '/party-orgs', name: '届满', search: 'term=overdue' };
    const saved: Record<string, string[] | null>[] = [
      { 'party-orgs': ['name', 'term'] },
      { 'party-orgs': ['name'], other: null },
    ];
    for (const columns of saved) await app.call('officer', saveViewRoute, { body: { ...body, columns } });
    expect(await list('officer', '/party-orgs')).toMatchObject([{ name: '届满', columns: saved[1] }]);
  });

  it('gives one another name', async () => {
    const { body } = await save('学校', 'type=service_agency', 'inspector');
    expect((await rename(body.id, ' 民办学校 ', 'inspector')).status).toBe(200);
    expect((await list('inspector')).map(({ id, name }) => [id, name])).toEqual([[body.id, '民办学校']]);
    expect((await rename(body.id, '民办学校', 'inspector')).status).toBe(200);
  });

  it('deletes one', async () => {
    const { body } = await save('临时', 'covered=formal');
    expect((await app.call('officer', deleteViewRoute, { params: { id: body.id } })).status).toBe(200);
    expect((await list()).map(({ name }) => name)).toEqual(['未覆盖的学校']);
  });
});

describe('refuses', () => {
  it('more than a person can oversee, but not a newer one of the same name', async () => {
    for (let at = (await list('educationOfficer')).length; at < MOST_VIEWS; at += 1)
      expect((await save(`视图 ${at}`, 'q=a', 'educationOfficer')).status).toBe(200);
    const refused = await save('又一个', 'q=a', 'educationOfficer');
    expect([refused.status, refused.refusals[0]?.code]).toEqual([409, 'saved-view.most']);
    expect((await save('视图 0', 'q=b', 'educationOfficer')).status).toBe(200);
  });

  it('a name that another view of the page bears, and an empty one', async () => {
    const [first, second] = await list('educationOfficer');
    const taken = await rename(first?.id ?? '', second?.name ?? '', 'educationOfficer');
    expect(taken).toMatchObject({ status: 409, code: 'conflict.name' });
    expect(taken.refusals[0]?.message).toContain(second?.name);
    expect((await rename(first?.id ?? '', ' ', 'educationOfficer')).status).toBe(400);
    expect(await list('educationOfficer')).toContainEqual(first);
  });

  it.each([
    ['', 'q=a', PAGE],
    ['名', 'q=a', 'https://elsewhere.example'],
    ['名', 'q='.padEnd(3000, 'a'), PAGE],
  ])('a view without a name, of no page of ours, or endlessly long', async (name, search, page) => {
    expect((await save(name, search, 'officer', page)).status).toBe(400);
  });
});

describe('refuses, of columns,', () => {
  it.each([
    [{ table: ['x'.repeat(61)] }],
    [{ table: Array.from({ length: 61 }, () => 'name') }],
    [Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`table${at}`, null]))],
  ])('more than a page can have', async (columns) => {
    const body = { page: PAGE, name: '列', search: '', columns };
    expect((await app.call('officer', saveViewRoute, { body })).status).toBe(400);
  });
});

describe('not allowed', () => {
  it('nobody sees, renames or deletes the views of another person', async () => {
    const [view] = await list();
    expect(await list('tradesOfficer')).toEqual([]);
    const answer = await app.call('tradesOfficer', deleteViewRoute, { params: { id: view?.id ?? '' } });
    expect(answer.status).toBe(404);
    expect((await rename(view?.id ?? '', '我的', 'tradesOfficer')).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });
});
