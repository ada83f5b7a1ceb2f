import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeXlsxOf, readTexts } from '../../../platform/testing/workbooks.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { readCoverage } from '../../coverage/server/public.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { buildTree } from '../../testing/build-records.ts';
import { type ImportResult, runImport } from './public.ts';

type Cells = (string | number | null)[][];

const TODAY = '2026-11-22';
const sealer = createSealer(randomBytes(32));
let database: TestDatabase;
let callers: BuiltCallers;

beforeAll(async () => {
  database = await createTestDatabase();
  callers = await buildCallers(database, await buildTree(database));
  await database.ownerPool.query(`update installation set region_code = '610723000'`);
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
});
afterAll(() => database.drop());

async function run(rows: Cells, acting: Acting = callers.officer): Promise<ImportResult> {
  const bytes = await makeXlsxOf(rows);
  const files = { kind: 'ledger' as const, bytes, fileName: '两新台账.xlsx' };
  const result = await runImport({
    pool: database.appPool,
    acting,
    sealer,
    today: TODAY,
    dryRun: false,
    ...files,
  });
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

const figures = ({ created, changed, unchanged, skipped, refused }: ImportResult) => ({
  created,
  changed,
  unchanged,
  skipped,
  refused: refused.map(
    (row) => `${row.row}: ${row.reasons.map(({ field, code }) => `${field} ${code}`).join(', ')}`,
  ),
});

async function markedTexts({ marked }: ImportResult): Promise<string[][]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of marked?.content ?? []) chunks.push(chunk);
  return readTexts(Buffer.concat(chunks), '台账.xlsx');
}

async function coverage(acting: Acting = callers.officer) {
  const answer = await readCoverage(database.appPool, acting, {}, TODAY);
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

const code = (subject: string) => makeCreditCode({ prefix: '51', region: '610723', subject });
const HEADER = [
  '序号',
  '单位名称',
  '统一社会信用代码',
  '从业人员',
  '党员数',
  '正式党员',
  '党组织名称',
  '组建方式',
  '党组织成立时间',
  '书记姓名',
  '书记电话',
];
const rows: Cells = [
  ['洋县两新组织党建工作台账'],
  HEADER,
  [
    1,
    '洋县茶叶协会',
    code('MJQB0001'),
    20,
    6,
    5,
    '洋县茶叶协会党支部',
    '单独组建',
    '2019.7',
    '王一',
    '0916-8210001',
  ],
  [
    2,
    '洋县根雕协会',
    code('MJQB0002'),
    4,
    1,
    1,
    '洋县文化类社会组织联合党支部',
    null,
    '2020年7月1日',
    '李二',
    null,
  ],
  [3, '洋县剪纸协会', code('MJQB0003'), 5, 2, 2, '洋县文化类社会组织联合党支部', null, null, null, null],
  [4, '洋县垂钓协会', code('MJQB0004'), 6, 4, 4, null, null, null, null, null],
  [5, '洋县错码协会', '51610723MJQB00059X', 3, null, null, '洋县错码协会党支部', '单独', null, '赵三', null],
  [6, '洋县风筝协会', code('MJQB0006'), 3, 2, 2, '洋县茶叶协会党支部', '挂靠', null, null, null],
  ['合计', null, null, 41],
];

describe('a one-sheet ledger', () => {
  it('brings organisations with their Party organisations, secretaries and declared numbers', async () => {
    const before = await coverage();
    const result = await run(rows);
    expect(figures(result)).toMatchObject({ created: 5, changed: 0, unchanged: 0, skipped: 2 });
    expect(figures(result).refused).toHaveLength(1);
    const after = await coverage();
    expect(after.figures.socialOrgs - before.figures.socialOrgs).toBe(5);
    expect(after.figures).toMatchObject({
      formalCoverage: { covered: 4 },
      establishmentGaps: 1,
      ways: { sole: 1, joint: 2, attached: 1 },
    });
    expect(after.roll.partyOrgs.total - before.roll.partyOrgs.total).toBe(2);
    const { rows: posts } = await database.superPool.query(
      `select p.name, p.kind, p.founded_on, s.person_name, s.office_phone_sealed as phone from party_org p join party_post s on s.party_org_id = p.id and s.post = 'secretary' order by p.founded_on`,
    );
    expect(posts).toEqual([
      {
        name: '洋县茶叶协会党支部',
        kind: 'branch',
        founded_on: '2019-07-01',
        person_name: '王一',
        phone: sealer.sealAlike('0916-8210001', 'office-phone'),
      },
      {
        name: '洋县文化类社会组织联合党支部',
        kind: 'joint_branch',
        founded_on: '2020-07-01',
        person_name: '李二',
        phone: null,
      },
    ]);
  });

  it('stores nothing of a refused row, also not its Party organisation, and marks it in the returned file', async () => {
    const { rows: found } = await database.superPool.query(
      `select name from party_org where name like '%错码%' union all select name from social_org where name like '%错码%'`,
    );
    expect(found).toEqual([]);
    const again = await run(rows);
    const marked = await markedTexts(again);
    expect(marked[6]?.at(-1)).toContain('统一社会信用代码');
  });

  it('changes nothing when it comes again, and adds what was mended', async () => {
    expect(figures(await run(rows))).toMatchObject({ created: 0, changed: 0, unchanged: 5 });
    const mended = rows.map((row) =>
      row[0] === 5
        ? [
            5,
            '洋县改码协会',
            code('MJQB0005'),
            3,
            null,
            null,
            '洋县改码协会党支部',
            '单独',
            null,
            '赵三',
            null,
          ]
        : row,
    );
    expect(figures(await run(mended))).toMatchObject({ created: 1, changed: 0, unchanged: 5, refused: [] });
    expect((await coverage()).figures.formalCoverage).toEqual({ covered: 5, total: 6, rate: 5 / 6 });
  });

  it('takes a new secretary for the former one', async () => {
    const changed: Cells = [
      HEADER,
      [1, '洋县茶叶协会', null, null, null, null, '洋县茶叶协会党支部', null, null, '钱四', null],
    ];
    expect(figures(await run(changed))).toMatchObject({ created: 0, changed: 1, refused: [] });
    const { rows: posts } = await database.superPool.query(
      `select person_name, to_on = 'infinity' as holds from party_post s join party_org p on p.id = s.party_org_id where p.name = '洋县茶叶协会党支部' order by from_on, holds`,
    );
    expect(posts.filter((post) => post.holds)).toEqual([{ person_name: '钱四', holds: true }]);
  });

  it('takes an organisation that stands there twice once, with its Party organisation', async () => {
    const row = ['洋县陶艺协会', code('MJQB0011'), '洋县陶艺协会党支部', '周六'];
    const twice: Cells = [
      ['序号', '单位名称', '统一社会信用代码', '党组织名称', '书记姓名'],
      [1, ...row],
      [2, ...row],
    ];
    const result = await run(twice);
    expect(figures(result)).toEqual({ created: 1, changed: 0, unchanged: 1, skipped: 0, refused: [] });
    const { rows: relations } = await database.superPool.query(
      `select r.way from coverage_relation r join social_org o on o.id = r.social_org_id where o.name = '洋县陶艺协会'`,
    );
    expect(relations).toEqual([{ way: 'sole' }]);
    expect(figures(await run(twice))).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: [] });
  });

  it("keeps to the importer's half of the tree", async () => {
    const outside: Cells = [
      HEADER,
      [1, '洋县茶叶协会', code('MJQB0001'), 99, null, null, null, null, null, null, null],
    ];
    expect(figures(await run(outside, callers.educationOfficer))).toMatchObject({
      changed: 0,
      refused: ['2: creditCode import.code-elsewhere'],
    });
    const own: Cells = [
      HEADER,
      [1, '洋县启明幼儿园', null, 9, 3, 3, '洋县启明幼儿园党支部', '单独', null, '孙五', null],
    ];
    expect(figures(await run(own, callers.educationOfficer))).toMatchObject({ created: 1, refused: [] });
    expect((await coverage(callers.tradesOfficer)).figures.socialOrgs).toBe(0);
  });
});
