import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeIdentityNumber } from '../../features/codes/identity-number.rules.ts';
import { loadDemo } from '../../features/demo/server/public.ts';
import { loadPlaces } from '../../features/places/server/public.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { createKey, fixedRing } from '../../platform/server/crypto/key-ring.ts';
import { RAISED_LIMITS } from '../../platform/server/http/limits.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { buildApp } from './app.ts';

const NUMBER = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence: 7 });
const PHONE = '13800001234';
const NAME = '欧阳甲乙';
const WRONG = 'a-wrong-password-7311';
const ORIGIN = 'http://localhost';

let database: TestDatabase;
let app: FastifyInstance;
let folder: string;
let password: string;
const lines: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = makeTemporaryFolder();
  const { appPool, ownerPool, app: settings, jobs, roles } = database;
  const key = fixedRing([createKey('aes256')]);
  await loadPlaces(ownerPool);
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const demo = await loadDemo({ owner: ownerPool, keeper: roles.keeper, key, preset: 'yangxian', today });
  if (isRefusal(demo)) throw new Error(demo.message);
  ({ password } = demo);
  const parts = { appPool, ownerPool, app: settings, jobs, roles, key, dataFolder: folder };
  // The chattiest log there is.
  const logStream = { write: (line: string) => void lines.push(line) };
  app = await buildApp(parts, { logLevel: 'trace', logStream, limits: RAISED_LIMITS });
  app.get('/api/fault', async () => {
    await ownerPool.query(`select $1::int`, [`${NUMBER} ${PHONE}`]);
  });
  app.get('/api/refused-row', async () => {
    await database.superPool.query(
      `insert into account (id, sign_in_name, display_name) values (gen_random_uuid(), 'UPPER', $1)`,
      [NAME],
    );
  });
  await app.ready();
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.drop();
  removeTemporaryFolder(folder);
});

const cookies: string[] = [];

async function signIn(signInName: string, secret = password): Promise<string> {
  const payload = { signInName, password: secret };
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload,
    headers: { origin: ORIGIN },
  });
  const [cookie] = answer.cookies;
  if (cookie !== undefined) cookies.push(cookie.value);
  return cookie === undefined ? '' : `${cookie.name}=${cookie.value}`;
}

/** What people do in a day that has a secret in it, sound and wrong. */
async function workForADay(): Promise<void> {
  await signIn('officer', WRONG);
  const secretary = await signIn('secretary');
  const officer = await signIn('officer');
  const member = await signIn('member');
  const asked = async (cookie: string, method: 'GET' | 'POST', url: string, payload?: object) => {
    const headers = { cookie, origin: ORIGIN };
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return answer.json();
  };
  const { rows } = await asked(secretary, 'GET', '/api/members?size=5');
  const { managingBranch } = await asked(secretary, 'GET', `/api/members/${rows[0].id}`);
  const person = { name: NAME, identityNumber: NUMBER, phone: PHONE, status: 'full', joinedOn: '2012-06-01' };
  const { id } = await asked(secretary, 'POST', '/api/members', {
    ...person,
    managingBranchId: managingBranch.id,
  });
  expect(id).toBeTypeOf('string');
  await asked(secretary, 'POST', '/api/members', { ...person, managingBranchId: managingBranch.id });
  await asked(secretary, 'POST', '/api/members', { ...person, name: [NUMBER], phone: { PHONE } });
  for (const what of ['identityNumber', 'phone'])
    await asked(secretary, 'POST', `/api/members/${id}/reveal`, { what, purpose: '核对' });
  await asked(officer, 'POST', '/api/members/find-by-number', { identityNumber: NUMBER });
  await asked(member, 'POST', '/api/own-record/corrections', { what: 'phone', wanted: PHONE });
  await asked(officer, 'GET', `/api/members?q=${PHONE}&${NUMBER}=1`);
  await asked(officer, 'GET', `/api/members/${NUMBER}`);
  await asked(officer, 'GET', '/api/fault');
  await asked(officer, 'GET', '/api/refused-row');
}

it('keeps passwords, tokens, numbers, telephones and names out of the log, however much it says', async () => {
  await workForADay();
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(20);
  expect(log).toContain('"code":"22003"');
  expect(log).toContain('"code":"23514"');
  expect(cookies).toHaveLength(3);
  for (const secret of [password, WRONG, NUMBER, PHONE, NAME, ...cookies]) expect(log).not.toContain(secret);
});
