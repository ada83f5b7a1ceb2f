import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeXlsxOf, readTexts } from '../../../platform/testing/workbooks.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { buildTree } from '../../testing/build-records.ts';
import type { ImportKind, RowOutcome } from '../import.ts';
import { ImportCancelled, type ImportRequest, type ImportResult, runImport } from './public.ts';

type Cells = (string | number | null)[][];

const TODAY = '2026-11-22';
const sealer = createSealer(randomBytes(32));
let database: TestDatabase;
let callers: BuiltCallers;

beforeAll(async () => {
  database = await createTestDatabase();
  callers = await buildCallers(database, await buildTree(database));
});
afterAll(() => database.drop());

async function run(kind: ImportKind, rows: Cells, more: Partial<ImportRequest> = {}): Promise<ImportResult> {
  const result = await runImport(await requestOf(kind, rows, more));
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function requestOf(
  kind: ImportKind,
  rows: Cells,
  more: Partial<ImportRequest>,
): Promise<ImportRequest> {
  const bytes = await makeXlsxOf(rows);
  const { officer: acting } = callers;
  return {
    pool: database.appPool,
    acting,
    sealer,
    kind,
    bytes,
    fileName: '台账.xlsx',
    today: TODAY,
    dryRun: false,
    ...more,
  };
}

function figures({ created, changed, unchanged, skipped, refused }: ImportResult) {
  const reasons = refused.map(
    (row) => `${row.row}: ${row.reasons.map(({ field, code }) => `${field} ${code}`).join(', ')}`,
  );
  return { created, changed, unchanged, skipped, refused: reasons };
}

async function markedTexts({ marked }: ImportResult): Promise<string[][]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of marked?.content ?? []) chunks.push(chunk);
  return readTexts(Buffer.concat(chunks), '台账.xlsx');
}

const number = (sequence: number) =>
  makeIdentityNumber({ region: '990000', bornOn: '1985-06-01', sex: '1', sequence });
const countOf = async (table: string) =>
  (await database.superPool.query(`select count(*) as n from ${table}`)).rows[0].n;

describe('members', () => {
  const HEADER = [
    '序号',
    '姓名',
    '性别',
    '身份证号',
    '出生年月',
    '入党时间',
    '所在党支部',
    '组织关系所在',
    '党内职务',
    '电话',
    '血型',
  ];
  const good: Cells = [
    [
      1,
      '张　三',
      '男',
      number(1),
      '1985.06',
      '2010年7月1日',
      '明德学校支部',
      null,
      '支部书记',
      '13800000000',
      'A',
    ],
    [
      2,
      '李四',
      '女',
      null,
      '1990-02',
      '2012/7/1',
      '中共洋县明德学校支部委员会',
      '城固县某支部',
      null,
      null,
      null,
    ],
  ];
  const bad: Cells = [
    [3, '王五', '女', number(2), null, '2010-07-01', '洋县餐饮协会党支部', null, null, null, null],
    [4, '赵六', '男', 430104199001011000, null, '2010-07-01', '洋县餐饮协会党支部', null, null, null, null],
    [5, '钱七', '男', null, '1995-01', '2012-07-01', '没有的支部', null, null, null, null],
  ];
  const people: Cells = [['洋县社会组织党员花名册'], HEADER, ...good, ...bad, ['合计', null, null, 5]];
  const expected = {
    created: 2,
    changed: 0,
    unchanged: 0,
    skipped: 2,
    refused: [
      '5: sex identity-number.sex-mismatch',
      '6: identityNumber identity-number.rounded',
      '7: managingBranch import.party-org-not-found, joinedOn member.joined-under-18',
    ],
  };

  it('are looked at without storing anything on a dry run', async () => {
    expect(figures(await run('members', people, { dryRun: true }))).toEqual(expected);
    expect(await countOf('member')).toBe(0);
    expect(await countOf('import_run')).toBe(0);
  });

  it('are stored, numbers sealed, and the refused rows come back marked', async () => {
    const result = await run('members', people);
    expect(figures(result)).toEqual(expected);
    const { rows: lines } = await database.superPool.query(
      `select actor, action, changes #> '{counts,1,created}' as created from change_line where entity = 'import_run' and entity_id = $1`,
      [result.importId],
    );
    expect(lines).toEqual([
      { actor: expect.stringMatching(/./), action: 'store-import', created: result.created },
    ]);
    const { rows } = await database.superPool.query(
      `select m.name, sex, born_on, born_precision, joined_on, status, p.name as branch, membership_elsewhere, id_number_hash is not null as numbered,
         m.extra, m.import_id = $1 as imported from member m join party_org p on p.id = managing_branch_id order by m.name`,
      [result.importId],
    );
    expect(rows).toEqual([
      {
        name: '张三',
        sex: '1',
        born_on: '1985-06-01',
        born_precision: 'day',
        joined_on: '2010-07-01',
        status: 'full',
        branch: '洋县明德学校党支部',
        membership_elsewhere: null,
        numbered: true,
        imported: true,
        extra: [{ title: '血型', value: 'A', on: TODAY, source: '台账.xlsx', after: 'phone' }],
      },
      {
        name: '李四',
        sex: '2',
        born_on: '1990-02-01',
        born_precision: 'month',
        joined_on: '2012-07-01',
        status: 'full',
        branch: '洋县明德学校党支部',
        membership_elsewhere: '城固县某支部',
        numbered: false,
        imported: true,
        extra: [],
      },
    ]);
    const { rows: posts } = await database.superPool.query(
      'select person_name, post, from_on, member_id is not null as joined from party_post',
    );
    expect(posts).toEqual([{ person_name: '张三', post: 'secretary', from_on: TODAY, joined: true }]);
    const { rows: runs } = await database.superPool.query('select state, counts from import_run');
    expect(runs).toEqual([
      { state: 'stored', counts: { created: 2, changed: 0, unchanged: 0, skipped: 2, refused: 3 } },
    ]);
    const marked = await markedTexts(result);
    expect(marked[1]?.at(-1)).toContain('错误原因');
    expect(marked[4]?.at(-1)).toContain('性别');
    expect(marked[5]?.at(-1)).toContain('文本');
    expect(marked[2]?.at(-1)).toBe('A');
  });

  it('are not doubled when the same file, mended, comes again', async () => {
    const mended = [
      ['王五', '男', number(2)],
      ['赵六', '男', number(3)],
      ['钱七', '男', null],
    ] as const;
    const rows: Cells = mended.map(([name, sex, id], index) => [
      index + 3,
      name,
      sex,
      id,
      id === null ? '1985-01' : null,
      '2012-07-01',
      '洋县餐饮协会党支部',
      null,
      null,
      null,
      null,
    ]);
    const result = await run('members', [['洋县社会组织党员花名册'], HEADER, ...good, ...rows]);
    expect(figures(result)).toEqual({ created: 3, changed: 0, unchanged: 2, skipped: 1, refused: [] });
    expect(figures(await run('members', [HEADER, ...good, ...rows]))).toEqual({
      created: 0,
      changed: 0,
      unchanged: 5,
      skipped: 0,
      refused: [],
    });
    expect(await countOf('member')).toBe(5);
    expect(await countOf('party_post')).toBe(1);
  });

  it('change by what a row says and keep what it leaves blank', async () => {
    const outcomes: RowOutcome[] = [];
    const rows: Cells = [
      ['姓名', '身份证号', '入党时间', '所在党支部', '学历', '电话'],
      ['张三', number(1), null, '洋县餐饮协会党支部', '本科', null],
      [
        '李四',
        makeIdentityNumber({ region: '990000', bornOn: '1990-02-03', sex: '2', sequence: 9 }),
        '2012.07',
        '洋县明德学校党支部',
        null,
        '13900000000',
      ],
    ];
    const result = await run('members', rows, { onOutcomes: async (some) => void outcomes.push(...some) });
    expect(figures(result)).toEqual({ created: 0, changed: 2, unchanged: 0, skipped: 0, refused: [] });
    expect(outcomes.map(({ changes }) => changes)).toEqual([
      {
        学历: ['', '大学本科毕业'],
        纳入管理支部: ['洋县明德学校党支部', '洋县餐饮协会党支部'],
        组织关系所在支部: ['洋县明德学校党支部', '洋县餐饮协会党支部'],
      },
      { 公民身份号码: ['', '已填写'], 出生日期: ['1990-02-01', '1990-02-03'], 联系电话: ['', '139****0000'] },
    ]);
    const { rows: stored } = await database.superPool.query(
      `select name, education, born_on, joined_on, joined_precision, id_number_hash is not null as numbered, membership_elsewhere, phone_sealed from member where name in ('张三', '李四') order by name`,
    );
    expect(stored).toMatchObject([
      {
        name: '张三',
        education: '21',
        numbered: true,
        joined_on: '2010-07-01',
        joined_precision: 'day',
        membership_elsewhere: null,
      },
      {
        name: '李四',
        numbered: true,
        born_on: '1990-02-03',
        joined_on: '2012-07-01',
        joined_precision: 'day',
        membership_elsewhere: '城固县某支部',
      },
    ]);
    expect(sealer.openText(stored[0].phone_sealed, 'phone')).toBe('13800000000');
    expect(sealer.openText(stored[1].phone_sealed, 'phone')).toBe('13900000000');
  });

  it('that stand twice in the file are taken once, and refused where the rows differ', async () => {
    const twice = (phone: string | null) => ['孙八', number(8), '2011-07-01', '洋县餐饮协会党支部', phone];
    const rows: Cells = [
      ['姓名', '身份证号', '入党时间', '所在党支部', '电话'],
      twice(null),
      twice(null),
      twice('13800000001'),
    ];
    expect(figures(await run('members', rows))).toEqual({
      created: 1,
      changed: 0,
      unchanged: 1,
      skipped: 0,
      refused: ['4: name import.double-conflict'],
    });
  });

  it('that stand twice far apart count alike when checked and when stored', async () => {
    const row = (name: string, phone: string) => [name, '1970-01', '洋县餐饮协会党支部', phone];
    const many = Array.from({ length: 1200 }, (_, index) => row(`远${index}`, '13800000002'));
    const rows: Cells = [
      ['姓名', '出生年月', '所在党支部', '电话'],
      ...many,
      row('远0', '13800000003'),
      row('远1', '13800000002'),
    ];
    const expected = {
      created: 1200,
      changed: 0,
      unchanged: 1,
      skipped: 0,
      refused: ['1202: name import.double-conflict'],
    };
    expect(figures(await run('members', rows, { dryRun: true }))).toEqual(expected);
    expect(figures(await run('members', rows))).toEqual(expected);
  });

  it('that stand once with a number and once without are one person', async () => {
    const rows: Cells = [
      ['姓名', '身份证号', '出生年月', '入党时间', '所在党支部'],
      ['吴十', null, '1985-06', '2012-07', '洋县餐饮协会党支部'],
      ['吴十', number(20), null, '2012-07-01', '洋县餐饮协会党支部'],
    ];
    expect(figures(await run('members', rows)).refused).toEqual(['3: name import.double-conflict']);
  });

  it('whom the importer cannot see are refused with one sentence that tells nothing', async () => {
    const rows: Cells = [
      ['姓名', '身份证号', '入党时间', '所在党支部'],
      ['别名', number(1), '2010-07-01', '明德学校党支部'],
    ];
    const request = await requestOf('members', rows, { acting: callers.educationOfficer, dryRun: true });
    const result = await runImport(request);
    if (isRefusal(result)) throw new Error(result.message);
    expect(figures(result).refused).toEqual(['2: identityNumber member.number-elsewhere']);
    expect(result.refused[0]?.reasons[0]?.message).not.toMatch(/张三|餐饮/);
    const { rows: looks } = await database.superPool.query(
      "select actor, count from look_line where what = 'number-elsewhere'",
    );
    expect(looks).toEqual([{ actor: '教育党委干部', count: 1 }]);
  });

  it('are found in a branch outside the scope by nobody', async () => {
    const rows: Cells = [
      ['姓名', '出生年月', '所在党支部'],
      ['周九', '1980-01', '洋县餐饮协会党支部'],
    ];
    expect(figures(await run('members', rows, { acting: callers.educationOfficer })).refused).toEqual([
      '2: managingBranch import.party-org-not-found',
    ]);
  });

  it('stand among the tokens of searching, once upkeep has cut their names, as if each had been entered by hand', async () => {
    while ((await database.ownerPool.query('select member_tokens_fold(2) as taken')).rows[0].taken > 0);
    const { rows } = await database.superPool.query(
      `select (select count(distinct member_id)::int from member_token) as found, (select count(*)::int from member) as stored`,
    );
    expect(rows[0].found).toBe(rows[0].stored);
    expect((await database.superPool.query('select * from search_drift()')).rows).toEqual([]);
  });

  it('leave nothing behind when the run is cancelled', async () => {
    const before = await countOf('member');
    const controller = new AbortController();
    const rows: Cells = [
      ['姓名', '出生年月', '所在党支部'],
      ...Array.from({ length: 4500 }, (_, index) => [`某${index}`, '1980-01', '洋县餐饮协会党支部']),
    ];
    const request = await requestOf('members', rows, {
      signal: controller.signal,
      onProgress: (done) => done > 4000 && controller.abort(),
    });
    await expect(runImport(request)).rejects.toThrow(ImportCancelled);
    expect(await countOf('member')).toBe(before);
  });
});

describe('a file as a whole', () => {
  it.each([
    ['no spreadsheet', Buffer.from('\x89PNG\r\n\x1a\n0000'), 'a.png', 'file.not-a-spreadsheet'],
    ['no header', Buffer.from('甲,乙\n1,2\n'), 'a.csv', 'sheet.no-header'],
    ['an empty file', Buffer.alloc(0), 'a.csv', 'file.empty'],
  ])('%s is refused', async (_what, bytes, fileName, code) => {
    const request = await requestOf('members', [['姓名']], { bytes, fileName });
    expect(await runImport(request)).toMatchObject({ kind: 'refusal', code });
  });
});
