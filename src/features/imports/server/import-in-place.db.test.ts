import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { makeXlsxOf } from '../../../platform/testing/workbooks.ts';
import { createTakeBackDesk, ORGS, type TakeBackDesk } from '../../testing/take-back-desk.ts';
import { listImportsRoute } from '../imports.contract.ts';
import { runImport } from './public.ts';

let at: TakeBackDesk;
beforeAll(async () => {
  at = await createTakeBackDesk();
});
afterAll(() => at.desk.close());

it('what the command line imported for a person stands on the page, without the file, and is taken back there', async () => {
  const { database, sealer, callers } = at.desk;
  const before = await at.standing();
  const result = await runImport({
    pool: database.appPool,
    acting: callers.officer,
    sealer,
    kind: 'social_orgs',
    bytes: await makeXlsxOf([ORGS, ['洋县鼓乐社', '社会团体', '洋县', null, 5, null, null, null]]),
    fileName: '社会组织.xlsx',
    today: todayIn(OFFICE_TIME_ZONE, new Date()),
    dryRun: false,
  });
  if (isRefusal(result)) throw new Error(result.message);
  const { importId } = result;
  const { rows } = (await at.desk.call('officer', listImportsRoute, { query: {} })).body;
  expect(rows).toMatchObject([{ id: importId, fileName: '社会组织.xlsx', state: 'stored' }]);
  expect(await at.desk.read(importId)).toMatchObject({ state: 'stored', counts: { created: 1 } });
  expect(at.desk.keptFiles()).toEqual([]);
  expect((await at.preview(importId)).body).toMatchObject({ withdrawn: { social_org: 1 } });
  expect(await at.takeBack(importId)).toMatchObject({ state: 'taken_back' });
  expect(await at.standing()).toEqual(before);
});
