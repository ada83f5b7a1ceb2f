import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeXlsxOf } from '../../../platform/testing/workbooks.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { readCoverage } from '../../coverage/server/public.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { type BuiltTree, buildTree } from '../../testing/build-records.ts';
import { type ImportResult, runImport } from './public.ts';

type Cells = (string | number | null)[][];

const TODAY = '2026-11-22';
const sealer = createSealer(randomBytes(32));
let database: TestDatabase;
let callers: BuiltCallers;
let tree: BuiltTree;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  await database.ownerPool.query(`update installation set region_code = '610723000'`);
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
});
afterAll(() => database.drop());

async function run(
  rows: Cells,
  acting: Acting = callers.officer,
  ledgerOn: string = TODAY,
): Promise<ImportResult> {
  const bytes = await makeXlsxOf(rows);
  const request = {
    pool: database.appPool,
    acting,
    sealer,
    kind: 'social_orgs' as const,
    bytes,
    fileName: '台账.xlsx',
    today: TODAY,
    dryRun: false,
    settings: { ledgerOn },
  };
  const result = await runImport(request);
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

const code = (subject: string, prefix = '51') => makeCreditCode({ prefix, region: '610723', subject });
const HEADER = [
  '序号',
  '单位名称',
  '统一社会信用代码',
  '类型',
  '成立时间',
  '所属乡镇',
  '行业',
  '业务主管单位',
  '从业人员',
  '党员人数',
  '正式党员',
  '负责人',
  '是否党员',
  '工会',
  '党组织名称',
  '会费',
];
const ledger: Cells = [
  ['洋县社会组织台账（2026年）'],
  HEADER,
  [
    1,
    '洋县 志愿者协会',
    code('MJQA0001').toLowerCase(),
    '社团',
    '2015.3',
    '洋州街道办',
    '公益',
    '县教育体育局',
    12,
    4,
    3,
    '张某',
    '是',
    '有',
    '洋县餐饮协会党支部',
    '20元',
  ],
  [
    2,
    '洋县仁爱养老院',
    null,
    '民非',
    '2018年5月6日',
    '谢村镇',
    '养老',
    '洋县民政局',
    null,
    null,
    null,
    '李某',
    '群众',
    null,
    null,
    null,
  ],
  [
    3,
    '洋县错码协会',
    '51610723MJQA00090',
    null,
    null,
    null,
    null,
    null,
    3,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  [
    4,
    '洋县负数协会',
    null,
    '社会团体',
    null,
    '没有的镇',
    null,
    null,
    -3,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
  ['合计', null, null, null, null, null, null, null, 12],
];

describe('a list of social organisations', () => {
  it('is understood as people write it, and refused row by row', async () => {
    const result = await run(ledger);
    expect(figures(result)).toEqual({
      created: 2,
      changed: 0,
      unchanged: 0,
      skipped: 2,
      refused: [
        '5: creditCode credit-code.length',
        '6: staff count.negative, region import.region-not-found',
      ],
    });
    expect(result.proposals).toEqual([]);
    const { rows } = await database.superPool.query(
      `select o.name, o.credit_code, o.org_type, o.founded_on, o.founded_precision, r.name as region, o.sector, b.name as body, o.staff, o.responsibility, o.extra
       from social_org o join region r on r.code = o.region_code left join supervising_body b on b.id = o.supervising_body_id order by o.staff nulls last`,
    );
    expect(rows).toEqual([
      expect.objectContaining({
        name: '洋县志愿者协会',
        credit_code: code('MJQA0001'),
        org_type: 'association',
        founded_on: '2015-03-01',
        founded_precision: 'month',
        region: '洋州街道',
        sector: 'public_welfare',
        body: '洋县教育体育局',
        staff: 12,
        responsibility: 'unclear',
        extra: [{ title: '会费', value: '20元', on: TODAY, source: '台账.xlsx', after: 'partyOrgName' }],
      }),
      expect.objectContaining({
        name: '洋县仁爱养老院',
        org_type: 'service_agency',
        region: '谢村镇',
        sector: 'elderly',
        body: '洋县民政局',
        staff: null,
      }),
    ]);
  });

  it('makes coverage follow: a gap, an unknown, a covering Party organisation', async () => {
    const answer = await readCoverage(database.appPool, callers.officer, {}, TODAY);
    if (isRefusal(answer)) throw new Error(answer.message);
    expect(answer.figures).toMatchObject({
      socialOrgs: 2,
      staff: 12,
      formalCoverage: { covered: 1 },
      unverified: 1,
      establishmentGaps: 0,
    });
  });

  it('changes nothing when it comes again, and only what it says when it is mended', async () => {
    expect(figures(await run(ledger))).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    const mended: Cells = [
      HEADER,
      [1, '洋县志愿者协会', null, null, null, null, null, null, 15, 5],
      [3, '洋县改码协会', code('MJQA0009'), null, null, null, null, '县科协', 3],
    ];
    const result = await run(mended);
    expect(figures(result)).toEqual({ created: 1, changed: 1, unchanged: 0, skipped: 0, refused: [] });
    expect(result.proposals).toEqual([{ title: '业务主管单位', name: '洋县科协' }]);
    const { rows } = await database.superPool.query(
      `select staff, address is null as blank_kept, sector, (select count(*)::int from declared_figure d where d.social_org_id = o.id and figure = 'members') as declared
       from social_org o where name = '洋县志愿者协会'`,
    );
    expect(rows).toEqual([{ staff: 15, blank_kept: true, sector: 'public_welfare', declared: 1 }]);
  });

  it('refuses a row that contradicts another of the same file', async () => {
    const rows: Cells = [
      HEADER,
      [1, '洋县书画协会', null, '社团', null, null, null, null, 3],
      [2, '洋县书画协会', null, '社团', null, null, null, null, 4],
    ];
    expect(figures(await run(rows))).toMatchObject({
      created: 1,
      refused: ['3: name import.double-conflict'],
    });
  });

  it('knows an organisation under two spellings, and those of two villages apart', async () => {
    const rows: Cells = [
      HEADER,
      [1, '洋县（北坝）商会', null, '社团', null, null, null, null, 3],
      [2, '洋縣(北坝) 商會', null, '社团', null, null, null, null, 3],
      [3, '（北坝）商会', null, '社团', null, null, null, null, 3],
      [4, '老年协会', null, '社团', null, '洋州街道', null, null, 3],
      [5, '老年协会', null, '社团', null, '谢村镇', null, null, 4],
      [6, '洋县茶艺协会', code('MJQA0031'), '社团', null, null, null, null, 3],
      [7, '茶艺协会', null, '社团', null, null, null, null, 4],
    ];
    const expected = { unchanged: 2, refused: ['8: name import.double-conflict'] };
    expect(figures(await run(rows))).toMatchObject({ created: 4, ...expected });
    expect(figures(await run(rows))).toMatchObject({ created: 0, changed: 0, unchanged: 6 });
  });

  it('takes what an export tells beside the ledgers of offices, and leaves who answers for it as it stands', async () => {
    const titles = [
      '社会组织名称',
      '统一社会信用代码',
      '类型',
      '实际运营',
      '法人单位',
      '住所所在乡镇（街道）',
    ];
    const header = [...titles, '党建责任单位', '党建责任'];
    const subject = code('MJQA0055');
    const place = '洋州街道';
    const row = ['洋县船舶协会', subject, '社会团体', '否', '否', place, '洋县社会组织党工委', '责任待明确'];
    expect(figures(await run([header, row]))).toMatchObject({ created: 1, refused: [] });
    const { rows } = await database.superPool.query(
      `select operating, legal_person, address_region_code, responsibility from social_org where credit_code = $1`,
      [subject],
    );
    expect(rows).toEqual([
      { operating: false, legal_person: false, address_region_code: '610723001', responsibility: 'unclear' },
    ]);
    expect(figures(await run([header, row]))).toMatchObject({ changed: 0, unchanged: 1 });

    const lost = row.with(5, '火星街道');
    const { refused } = await run([header, lost]);
    expect(refused.map(({ reasons }) => reasons.map(({ field, message }) => [field, message]))).toEqual([
      [['addressRegion', expect.stringMatching(/^住所所在乡镇（街道）“火星街道”/)]],
    ]);
  });

  it('keeps the bodies for which a line has no room, and says so', async () => {
    const rows: Cells = [
      ['社会组织名称', '统一社会信用代码', '业务主管单位', '党组织名称'],
      ['洋县龙舟协会', code('MJQA0061'), '洋县民政局、洋县教育体育局', '洋县餐饮协会党支部'],
      ['洋县龙舟协会', code('MJQA0061'), '洋县民政局、洋县教育体育局', '洋县餐饮协会党支部'],
    ];
    expect(figures(await run(rows))).toMatchObject({ created: 1, changed: 0, unchanged: 1, refused: [] });
    const { rows: stored } = await database.superPool.query(
      `select b.name, o.extra->0->>'title' as title, o.extra->0->>'value' as value
       from social_org o join supervising_body b on b.id = o.supervising_body_id where o.name = '洋县龙舟协会'`,
    );
    expect(stored).toEqual([{ name: '洋县民政局', title: '其他业务主管单位', value: '洋县教育体育局' }]);
    expect(figures(await run(rows))).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: [] });
  });

  it('changes nothing when it comes again with facts that begin after its day', async () => {
    const rows: Cells = [
      ['社会组织名称', '统一社会信用代码', '列入活动异常名录', '列入异常名录日期', '评估等级', '评估日期'],
      ['洋县高跷协会', code('MJQA0071'), '是', '2026-11-15', '4A', '2026-11-16'],
    ];
    expect(figures(await run(rows, callers.officer, '2026-11-01'))).toMatchObject({ created: 1 });
    const again = figures(await run(rows, callers.officer, '2026-11-01'));
    expect(again).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it("refuses what lies outside the importer's part, and says no more than that", async () => {
    const other: Cells = [
      HEADER,
      [1, '另一家协会', code('MJQA0001'), '社团'],
      [2, '新来的协会', null, '社团', null, null, null, null, 2],
    ];
    const result = await run(other, callers.educationOfficer);
    expect(figures(result)).toMatchObject({ created: 1, refused: ['2: creditCode import.code-elsewhere'] });
    const township: Cells = [HEADER, [1, '洋州的协会', null, '社团', null, '洋州街道']];
    expect(figures(await run(township, callers.townshipOfficer)).refused).toHaveLength(1);
    const body: Cells = [
      HEADER,
      [1, '别家主管的协会', null, '社团', null, null, null, '洋县民政局'],
      [2, '自家主管的协会', null, '社团', null, null, null, '县教育体育局'],
    ];
    expect(figures(await run(body, callers.bodyOfficer))).toMatchObject({
      created: 1,
      refused: ['2: supervisingBody import.outside-scope'],
    });
  });
});
