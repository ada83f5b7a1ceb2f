import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printNarrowings } from '../../features/prints/print-list.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import { quoteName } from '../../platform/server/database/roles.ts';
import { openForCommand } from '../../platform/server/installation.ts';
import { readPdf } from '../../platform/testing/read-pdf.ts';
import { readTexts } from '../../platform/testing/workbooks.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { runCommandLine } from './run-command-line.ts';

let folder: string;
const dataFolder = (name: string) => join(folder, name);

beforeAll(() => {
  folder = makeTemporaryFolder();
});
afterAll(() =>
  removeTemporaryFolder(folder, dataFolder('yangxian'), dataFolder('hengyang'), dataFolder('own')),
);

/** Runs a command on a data folder of its own; no server is running. */
async function run(data: string, argv: readonly string[], secret = '') {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommandLine(argv, {
    env: { SHEZUTONG_DATA: dataFolder(data) },
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    askSecret: async () => secret,
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

async function readJson(data: string, ...argv: string[]) {
  const { status, out, err } = await run(data, argv);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('demo and coverage', () => {
  it('洋县 gives exactly the seeds’ figures', async () => {
    const { status, out } = await run('yangxian', ['demo', 'yangxian']);
    expect(status).toBe(0);
    for (const name of ['system', 'security', 'audit', 'officer', 'secretary', 'advisor', 'member']) {
      expect(out).toContain(name);
    }
    expect(await readJson('yangxian', 'coverage', '--json')).toMatchObject({
      socialOrgs: 42,
      staff: 21_984,
      partyOrgs: { branches: 34, covering: 34 },
      members: 678,
      countingDefinition: { code: 'working', name: '工作口径' },
      formalCoverage: { covered: 42, total: 42, rate: 1 },
      workCoverage: { covered: 42, total: 42, rate: 1 },
      establishmentGaps: 0,
      unverified: 0,
    });
  }, 120_000);

  it('衡阳 gives exactly the seeds’ figures', async () => {
    expect(await run('hengyang', ['demo', 'hengyang'])).toMatchObject({ status: 0 });
    const figures = await readJson('hengyang', 'coverage', '--json', '--scope', '4304');
    expect(figures).toMatchObject({
      socialOrgs: 3_023,
      partyOrgs: { total: 700, covering: 700 },
      members: 6_252,
      formalCoverage: { covered: 1_100, total: 3_023 },
    });
    expect(figures.staff).toBeGreaterThanOrEqual(60_000);
    expect(figures.volunteers).toBeGreaterThanOrEqual(1_100_000);
    expect(await readJson('hengyang', 'coverage', '--json')).toEqual({
      ...figures,
      scope: expect.anything(),
    });
  }, 180_000);

  it('tells who has no Party organisation, as many as coverage counts, each with its proposal', async () => {
    const coverage = await readJson('hengyang', 'coverage', '--json', '--scope', '430408');
    const gaps = await readJson('hengyang', 'gaps', '--json', '--scope', '430408');
    const { establishmentGaps, fewMembers, noMembers, unverified, exempt } = coverage;
    expect(gaps).toMatchObject({ establishmentGaps, fewMembers, noMembers, unverified, exempt });
    const groups = new Map<string, { proposal: { way: string } | null }[]>();
    for (const row of gaps.rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
    expect(groups.get('establishment_gap')).toHaveLength(establishmentGaps);
    expect(groups.get('few_members')).toHaveLength(fewMembers);
    expect(establishmentGaps).toBeGreaterThan(0);
    expect(groups.get('establishment_gap')?.every(({ proposal }) => proposal?.way === 'sole')).toBe(true);
    expect(groups.get('few_members')?.some(({ proposal }) => proposal?.way === 'joint')).toBe(true);
    expect(groups.get('unverified')?.every(({ proposal }) => proposal === null)).toBe(true);
    const { out } = await run('hengyang', ['gaps', '--scope', '430408']);
    expect(out).toContain(`应建未建：${establishmentGaps}`);
    expect(out).toContain('联合组建');
  });

  it('answers for a part, an earlier day and in a person’s name', async () => {
    const whole = await readJson('yangxian', 'coverage', '--json');
    const part = await readJson('yangxian', 'coverage', '--json', '--scope', '9961072300002');
    expect(part.scope.name).toBe('中共洋县行业协会商会总支部委员会');
    expect(part.socialOrgs).toBeGreaterThan(5);
    expect(part.socialOrgs).toBeLessThan(whole.socialOrgs);
    expect(await readJson('yangxian', 'coverage', '--json', '--as', 'suboffice')).toMatchObject({
      socialOrgs: part.socialOrgs,
      members: part.members,
    });
    const earlier = await readJson('yangxian', 'coverage', '--json', '--on', '2018-12-31');
    expect(earlier.formalCoverage.covered).toBeLessThan(42);
  }, 60_000);

  it('prints a table without --json', async () => {
    const { status, out } = await run('yangxian', ['coverage']);
    expect(status).toBe(0);
    expect(out).toContain('组织覆盖：42 / 42（100.0%）');
  });
});

describe('search', () => {
  it('finds by initials, by a part and by code', async () => {
    const { groups } = await readJson('yangxian', 'search', 'yxyjdm', '--json');
    expect(groups[0]).toMatchObject({ kind: 'social_org', rows: [{ name: '洋县有机稻米产业协会' }] });
    const { code, name } = groups[0].rows[0];
    const byCode = await readJson('yangxian', 'search', code.slice(9).toLowerCase(), '--json');
    expect(
      byCode.groups.map(({ rows }: { rows: { name: string }[] }) => rows.map((row) => row.name)),
    ).toEqual([[name]]);
    expect((await run('yangxian', ['search', '稻米产业'])).out).toContain('洋县有机稻米产业协会');
    expect((await run('yangxian', ['search', '没有这样的'])).out).toBe('没有找到。');
  });

  it('keeps to the person’s scope and rights', async () => {
    const kindsOf = async (as: string) =>
      (await readJson('yangxian', 'search', '洋县', '--json', '--as', as)).groups.map(
        ({ kind, count }: { kind: string; count: number }) => [kind, count],
      );
    const [whole, part] = [await kindsOf('officer'), await kindsOf('suboffice')];
    expect(part[0][1]).toBeLessThan(whole[0][1]);
    const surname = await readJson('yangxian', 'search', '王', '--json', '--as', 'place');
    expect(surname.groups.map(({ kind }: { kind: string }) => kind)).not.toContain('member');
  });

  it('puts on record that somebody searched, not for whom', async () => {
    await run('yangxian', ['search', '王某某', '--as', 'officer']);
    const installation = await openForCommand({ dataFolder: dataFolder('yangxian') });
    const { database } = installation;
    const pool = createPool(database.owner, { max: 1 });
    const client = await pool.connect();
    await client.query(`set role ${quoteName(database.roles.keeper)}`);
    const { rows } = await client.query(
      `select changes from change_line where entity = 'command' and action = 'search' order by id desc limit 1`,
    );
    client.release();
    await pool.end();
    await installation.close();
    expect(rows).toEqual([{ changes: { arguments: [null, '…'] } }]);
  });
});

describe('init', () => {
  it('plants the root and makes the first account', async () => {
    const argv = [
      'init',
      '--party-org',
      '中共洋县社会组织工作委员会',
      '--region',
      '610723',
      '--admin',
      'admin',
    ];
    expect(await run('own', argv, 'short')).toMatchObject({
      status: 2,
      err: expect.stringContaining('至少 10 位'),
    });
    expect(await run('own', argv, 'Rice-2026-ibis')).toMatchObject({ status: 0, out: '' });
    expect(await readJson('own', 'coverage', '--json', '--as', 'admin')).toMatchObject({
      socialOrgs: 0,
      partyOrgs: { total: 1 },
      formalCoverage: { covered: 0, total: 0, rate: null },
    });
    expect(await run('own', argv, 'Rice-2026-ibis')).toMatchObject({ status: 2, out: '' });
  }, 60_000);
});

describe('import', () => {
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  async function nameOfBranch(): Promise<string> {
    const file = join(folder, 'branches.csv');
    await run('yangxian', ['export', 'party-orgs', file]);
    return /中共洋县[^,"总]+支部委员会/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  }

  it('stores good rows, tells the refused ones with their numbers, and doubles nothing', async () => {
    const branch = await nameOfBranch();
    const header = '姓名,性别,出生年月,入党时间,所在党支部';
    const good = `张测试,男,1980.05,2005-07-01,${branch}`;
    const bad = (joined: string) => `李测试,女,1995.05,${joined},${branch}`;
    const file = write('members.csv', [header, good, bad('2010-07-01')].join('\n'));
    const marked = join(folder, 'marked.xlsx');

    const dry = await run('yangxian', ['import', 'members', file, '--dry-run', '--json']);
    expect(dry.status).toBe(1);
    const counts = { created: 1, changed: 0, unchanged: 0, skipped: expect.any(Number) };
    expect(JSON.parse(dry.out)).toMatchObject({
      ...counts,
      refused: [{ row: 3, reasons: [{ field: 'joinedOn' }] }],
    });

    const stored = await run('yangxian', ['import', 'members', file, '--out', marked, '--json']);
    expect(stored.status).toBe(1);
    expect(JSON.parse(stored.out)).toEqual(JSON.parse(dry.out));
    expect(existsSync(marked)).toBe(true);

    const mended = write('mended.csv', [header, good, bad('2015-07-01')].join('\n'));
    expect(await readJson('yangxian', 'import', 'members', mended, '--json')).toMatchObject({
      created: 1,
      unchanged: 1,
    });
    expect(await readJson('yangxian', 'import', 'members', mended, '--json')).toMatchObject({
      created: 0,
      unchanged: 2,
    });
    expect(await readJson('yangxian', 'coverage', '--json')).toMatchObject({ members: 680 });
  }, 60_000);

  it('could not run: nothing is stored', async () => {
    expect(await run('own', ['import', 'members', join(folder, 'nowhere.xlsx')])).toMatchObject({
      status: 2,
      out: '',
    });
    const noHeader = write('letter.csv', '尊敬的领导\n您好\n');
    expect(await run('own', ['import', 'members', noHeader, '--json'])).toMatchObject({ status: 2, out: '' });
  });
});

describe('export', () => {
  const target = (name: string) => join(folder, name);
  const unfinished = () => readdirSync(folder).filter((name) => name.includes('unfinished'));

  it.each([
    ['social-orgs', 43, '洋县有机稻米产业协会'],
    ['party-orgs', 39, '洋县新社会组织党工委'],
    ['coverage', 5, '组织覆盖率'],
  ])('writes all %s', async (kind, lines, sample) => {
    const file = target(`${kind}.csv`);
    expect(await run('yangxian', ['export', kind, file])).toMatchObject({ status: 0, out: '' });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(sample);
    expect(text.trim().split('\n').length).toBeGreaterThanOrEqual(lines);
  });

  it('writes members masked, for a purpose that is put on record', async () => {
    const file = target('members.csv');
    expect(await run('yangxian', ['export', 'members', file])).toMatchObject({
      status: 2,
      err: expect.stringContaining('--purpose'),
    });
    expect(await run('yangxian', ['export', 'members', file, '--purpose', '年度统计'])).toMatchObject({
      status: 0,
    });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/99\*{15}[\dX]/);
    expect(text).not.toMatch(/99\d{15}[\dX]/);
  });

  it('keeps to the scope of the person', async () => {
    const file = target('own.csv');
    await run('yangxian', ['export', 'social-orgs', file, '--as', 'suboffice']);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThan(42);
    const refused = await run('yangxian', [
      'export',
      'members',
      target('no.csv'),
      '--purpose',
      '统计',
      '--as',
      'place',
    ]);
    expect(refused).toMatchObject({ status: 2 });
    expect(existsSync(target('no.csv'))).toBe(false);
    expect(unfinished()).toEqual([]);
  });

  it('refuses to write where it cannot, and takes nothing out', async () => {
    const file = target('nowhere/orgs.csv');
    const { status, out, err } = await run('yangxian', ['export', 'social-orgs', file]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`不能写入“${file}”：文件夹不存在`);
    expect(err).not.toContain('    at ');
  });
});

describe('print', () => {
  const print = (list: string, name: string, ...more: string[]) =>
    run('yangxian', ['print', list, join(folder, name), '--purpose', '核对', ...more]);

  it('sets a list on A4, or writes it as a sheet with the same total', async () => {
    const heading = ['--unit', '洋县填报单位', '--reviewer', '王审核'];
    expect(await print('vacancies', 'vacancies.pdf', ...heading)).toMatchObject({ status: 0, out: '' });
    const { pages, sizes } = readPdf(readFileSync(join(folder, 'vacancies.pdf')));
    expect(sizes[0]?.map(Math.round)).toEqual([842, 595]);
    const lines = pages.flat();
    expect(lines).toEqual(expect.arrayContaining(['填报单位（盖章）：洋县填报单位', '审核人：王审核']));
    expect((await print('vacancies', 'vacancies.xlsx', ...heading)).status).toBe(0);
    const sheet = await readTexts(readFileSync(join(folder, 'vacancies.xlsx')), 'a.xlsx');
    const total = sheet.find(([first]) => first?.startsWith('合计'))?.[0] ?? '';
    expect(lines).toContain(total);
  });

  it('keeps to the scope of the person, and to a part', async () => {
    const countOf = (name: string) =>
      Number(
        /合计 (\d+) 家/.exec(
          readPdf(readFileSync(join(folder, name)))
            .pages.flat()
            .join('\n'),
        )?.[1],
      );
    await print('ledger', 'all.pdf');
    await print('ledger', 'own.pdf', '--as', 'suboffice');
    await print('ledger', 'part.pdf', '--scope', '9961072300002');
    expect(countOf('all.pdf')).toBe(42);
    expect(countOf('own.pdf')).toBeLessThan(42);
    expect(countOf('part.pdf')).toBe(countOf('own.pdf'));
    expect((await print('members', 'none.pdf', '--as', 'inspector')).err).toContain('不能办理');
    expect(existsSync(join(folder, 'none.pdf'))).toBe(false);
  });

  it('offers every filter that the page offers', async () => {
    const { out } = await run('yangxian', ['help', 'print']);
    for (const key of ['on', 'year', ...printNarrowings]) expect(out).toContain(`--${key}`);
  });

  it.each([
    [
      'a list that there is not',
      ['print', 'everything', 'a.pdf', '--purpose', '核对'],
      '没有名册“everything”',
    ],
    ['another ending', ['print', 'ledger', 'a.docx', '--purpose', '核对'], '.pdf 或 .xlsx'],
    ['no purpose', ['print', 'ledger', 'a.pdf'], '--purpose'],
    [
      'a day that is none',
      ['print', 'ledger', 'a.pdf', '--purpose', '核对', '--on', '昨天'],
      '不是有效的日期',
    ],
    [
      'a place that is none',
      ['print', 'ledger', 'a.pdf', '--purpose', '核对', '--scope', 'x'],
      '没有找到“x”',
    ],
  ])('refuses %s', async (_, argv, said) => {
    const { status, err } = await run('yangxian', argv);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync('a.pdf')).toBe(false);
  });
});

describe('refuses', () => {
  it.each([
    [['nonsense'], '没有“nonsense”这个命令'],
    [['coverage', '--no-such'], '没有 --no-such 这个选项'],
    [['coverage', '--on', '2025-02-30'], '不是有效的日期'],
    [['coverage', '--scope', 'nowhere'], '没有找到“nowhere”'],
    [['gaps', '--on', '2025-02-30'], '不是有效的日期'],
    [['gaps', '--as', 'member'], '不能办理此事'],
    [['coverage', '--as', 'nobody'], '没有登录名为“nobody”'],
    [['coverage', '--as', 'member'], '不能办理此事'],
    [['search'], '缺少参数 <文字>'],
    [['search', 'y'], '请至少写一个汉字'],
    [['search', '协会', '--as', 'member'], '不能办理此事'],
    [['demo'], '缺少参数'],
    [['demo', 'moon'], '没有“moon”这个预设'],
    [['demo', 'yangxian'], '演示数据只能装进空的数据文件夹'],
    [['import', 'dogs', 'x'], '不能导入“dogs”'],
    [['export', 'dogs', 'x.csv'], '不能导出“dogs”'],
    [['export', 'constructor', 'x.csv'], '可导出的有：social-orgs、party-orgs、members、coverage'],
    [['export', 'social-orgs'], '缺少参数 <文件>'],
    [['export', 'social-orgs', 'x.pdf'], '应以 .xlsx 或 .csv 结尾'],
    [['init', '--party-org', '某党委', '--region', '99'], '登录名'],
  ])('%j', async (argv, sentence) => {
    const { status, out, err } = await run('yangxian', argv);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});
