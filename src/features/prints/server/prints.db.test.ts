import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPdf } from '../../../platform/testing/read-pdf.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { listExportsRoute } from '../../audit/exports.contract.ts';
import { maskIdentityNumber } from '../../codes/identity-number.rules.ts';
import {
  downloadExportRoute,
  listExportApprovalsRoute,
  readExportRequestRoute,
  withdrawExportRoute,
} from '../../exports/export-requests.contract.ts';
import { countPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { countSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { addPartyOrg } from '../../testing/build-records.ts';
import type { ImportDesk } from '../../testing/import-desk.ts';
import { CHECKED_YEAR, createPrintDesk, NUMBER, type PrintDesk, today } from '../../testing/print-desk.ts';
import type { TestApp } from '../../../platform/testing/test-caller.ts';
import { type PrintListCode, printListCodes } from '../print-list.ts';
import {
  countPrintRoute,
  listPrintsRoute,
  previewPrintRoute,
  printListRoute,
  requestPrintRoute,
} from '../prints.contract.ts';

const PURPOSE = '年度统计';

let world: PrintDesk;
let desk: ImportDesk;
let app: TestApp;

beforeAll(async () => {
  world = await createPrintDesk();
  ({ desk, app } = world);
});
afterAll(() => world.close());

const preview = async (by: string, list: PrintListCode, query: object = {}) =>
  (await app.call(by, previewPrintRoute, { params: { list }, query })).body;
const rowsOf = ({ lines }: Awaited<ReturnType<typeof preview>>) =>
  lines.flatMap((line) => (line.kind === 'row' ? [line.cells] : []));
const textsOf = ({ lines }: Awaited<ReturnType<typeof preview>>) =>
  lines.flatMap((line) => (line.kind === 'row' ? [] : [line.text]));
const names = async (by: string, list: PrintListCode, query: object = {}) =>
  rowsOf(await preview(by, list, query)).map((cells) => cells[1]);
const file = (by: string, list: PrintListCode, more: object = {}) =>
  app.call(by, printListRoute, { params: { list }, query: { purpose: PURPOSE, ...more } });

describe('each list', () => {
  it.each<[PrintListCode, string[]]>([
    ['ledger', ['洋县公正律师事务所', '洋县新办学校', '洋县明德学校', '洋县餐饮协会', '谢村镇幼儿园']],
    ['unclear', ['洋县公正律师事务所']],
    ['annual-checks', ['洋县餐饮协会', '谢村镇幼儿园']],
    ['members', ['李四', '王𬱖', '赵五']],
    ['advisors', ['洋县公正律师事务所', '谢村镇幼儿园']],
    ['leadership', ['洋县明德学校党支部', '洋县明德学校党支部', '洋县餐饮协会党支部']],
    ['terms', ['洋县明德学校党支部', '洋县餐饮协会党支部']],
  ])('%s holds its rows and no others', async (list, found) => {
    expect((await names('officer', list)).toSorted()).toEqual(found.toSorted());
  });

  it('is counted as its own screen counts it', async () => {
    const { body } = await app.call('officer', listPrintsRoute, {});
    expect(body.lists).toEqual(printListCodes);
    expect(body).toMatchObject({ unit: '洋县社会组织党工委', preparer: '党工委干部' });
    const counts: Record<string, number> = {};
    for (const list of printListCodes) {
      const { body: counted } = await app.call('officer', countPrintRoute, { params: { list }, query: {} });
      expect(counted.capped).toBe(false);
      counts[list] = counted.count;
    }
    const social = async (query: object) =>
      (await app.call('officer', countSocialOrgsRoute, { query })).body.count;
    const party = async (query: object) =>
      (await app.call('officer', countPartyOrgsRoute, { query })).body.count;
    expect(counts).toEqual({
      ledger: await social({}),
      'party-orgs': await party({}),
      leadership: 3,
      members: 3,
      gaps: await social({ covered: 'none', definition: 'working' }),
      advisors: 2,
      terms: (await party({ term: 'overdue' })) + (await party({ term: 'ending' })),
      vacancies: await party({ secretary: 'vacant' }),
      unclear: await social({ responsibility: 'unclear' }),
      'annual-checks': await social({ unreported: CHECKED_YEAR }),
      contacts: (await party({})) + (await social({})),
    });
    for (const list of printListCodes) expect((await preview('officer', list)).count).toBe(counts[list]);
  });

  it('ends with totals of what it holds', async () => {
    const total = async (list: PrintListCode) => textsOf(await preview('officer', list));
    expect(await total('ledger')).toEqual([
      '合计 5 家：社会团体 1 家，社会服务机构 3 家，律师事务所 1 家，组织覆盖 2 家，单独建 2 家，未覆盖 3 家，从业人员 60 人',
    ]);
    expect(await total('members')).toEqual([
      '合计 3 名：正式党员 3 名，预备党员 0 名，女 1 名，少数民族 1 名，组织关系未转入 0 名',
      '注：另有 1 名党员不公开，未列出。',
    ]);
    expect(await total('leadership')).toEqual([
      '合计 3 人次：涉及 2 个党组织，书记 2 名，副书记 0 名，委员 1 名',
      '注：另有 1 名党员不公开，未列出。',
    ]);
    expect(await total('advisors')).toEqual([
      '合计 2 人次：党建工作指导员 1 人次，党建工作联络员 1 人次，派到 2 家社会组织',
      '注：另有 1 名党员不公开，未列出。',
    ]);
    expect(await total('annual-checks')).toEqual([
      '合计 2 家：没有结果 1 家，未参检 1 家，社会团体 1 家，社会服务机构 1 家',
    ]);
  });

  it('of gaps stands in groups, each with its number, an empty one too', async () => {
    const shown = await preview('officer', 'gaps');
    expect(textsOf(shown)).toEqual([
      '一、应建未建（专职从业人员中有 3 名以上正式党员）　1 家',
      '二、仅有个别党员（正式党员不足 3 名）　0 家',
      '三、没有正式党员　0 家',
      '四、未核实（不知道有没有党员）　2 家',
      '五、另有规定（不提出组建建议）　0 家',
      '合计 3 家：应建未建 1 家，仅有个别党员 0 家，没有正式党员 0 家，未核实 2 家，另有规定 0 家',
    ]);
    expect(rowsOf(shown)[0]).toEqual(expect.arrayContaining(['1', '谢村镇幼儿园', '3 名以上']));
  });

  it('of terms tells those that have ended from those that will within half a year', async () => {
    const shown = await preview('officer', 'terms');
    expect(textsOf(shown).slice(0, 2)).toEqual(['一、已经届满　1 个', '二、半年内届满　1 个']);
    expect(rowsOf(shown).map((cells) => cells[9])).toEqual([
      '已过 10 天',
      expect.stringMatching(/^还有 \d+ 天$/),
    ]);
  });

  it('of leadership puts secretaries first, with their office telephone', async () => {
    const rows = rowsOf(await preview('officer', 'leadership', { partyOrg: world.education.id }));
    expect(rows.map((cells) => [cells[2], cells[3], cells[12]])).toEqual([
      ['书记', '周书记', '0916-8212345'],
      ['组织委员', '孙委员', '0916-8212345'],
    ]);
  });

  it('of annual checks says the result of the year that is asked for', async () => {
    const rows = rowsOf(await preview('officer', 'annual-checks'));
    expect(Object.fromEntries(rows.map((cells) => [cells[1], cells[9]]))).toEqual({
      洋县餐饮协会: '没有结果',
      谢村镇幼儿园: '未参检',
    });
    expect((await preview('officer', 'annual-checks')).title).toBe(
      `${CHECKED_YEAR} 年度年检（年报）未报社会组织名单`,
    );
    expect(await names('officer', 'annual-checks', { year: CHECKED_YEAR - 1 })).not.toContain('洋县餐饮协会');
  });

  it('of contacts names whom to call, and never a member’s own telephone', async () => {
    const rows = rowsOf(await preview('officer', 'contacts', { size: 100 }));
    const of = (name: string) => rows.find((cells) => cells[1] === name);
    expect(of('洋县明德学校党支部')).toEqual(expect.arrayContaining(['周书记', '书记', '0916-8212345']));
    expect(of('洋县餐饮协会')).toEqual(expect.arrayContaining(['褚会长', '会长', '13700000000']));
    expect(JSON.stringify(rows)).not.toContain('13891650000');
  });
});

describe('a person’s number and telephone', () => {
  it.each(['pdf', 'xlsx'])(
    'are masked in the roll as %s, and 不公开 members are on no paper',
    async (format) => {
      const { bytes, status } = await file('officer', 'members', { format });
      expect(status).toBe(200);
      const text =
        format === 'pdf'
          ? readPdf(bytes).pages.flat().join('\n')
          : (await readTexts(bytes, 'a.xlsx')).flat().join('\n');
      expect(text).toContain(maskIdentityNumber(NUMBER));
      expect(text).not.toContain(NUMBER);
      expect(text).not.toContain('13891650000');
      expect(text).not.toContain('钱不公开');
      expect(text).toContain('另有 1 名党员不公开');
    },
  );
});

describe('as PDF', () => {
  it('is A4 across, says whose it is, who made it, and carries the mark of who took it out', async () => {
    const { bytes, headers } = await file('officer', 'ledger', {
      reviewer: '审核某',
      title: '洋县台账',
      on: today,
    });
    expect(headers['content-type']).toBe('application/pdf');
    const { pages, sizes, fonts } = readPdf(bytes);
    expect(sizes[0]?.map(Math.round)).toEqual([842, 595]);
    expect(fonts.every(({ subtype, embedded }) => embedded && subtype === 'CIDFontType2')).toBe(true);
    const lines = pages.flat();
    expect(lines).toEqual(
      expect.arrayContaining([
        '洋县台账',
        '填报单位（盖章）：洋县社会组织党工委',
        '审核人：审核某',
        '填报人：党工委干部',
      ]),
    );
    expect(lines.find((line) => line.startsWith('导出人：党工委干部'))).toContain(`用途：${PURPOSE}`);
    const watermarks = lines.filter((line) => /^党工委干部 \d{4}-/.test(line));
    expect(watermarks).toHaveLength(9);
  });

  it.each(printListCodes)('%s has the totals and rows of its sheet', async (list) => {
    const pdf = readPdf((await file('officer', list)).bytes)
      .pages.flat()
      .join('');
    const sheet = await readTexts((await file('officer', list, { format: 'xlsx' })).bytes, 'a.xlsx');
    const total = sheet.find((cells) => cells[0]?.startsWith('合计'))?.[0] ?? '';
    expect(total).not.toBe('');
    expect(pdf).toContain(total);
    const rows = sheet.filter((cells) => /^\d+$/.test(cells[0] ?? ''));
    expect(total).toMatch(new RegExp(`^合计 ${rows.length} `));
    for (const cells of rows) expect(pdf).toContain(cells[1]);
    expect(sheet[1]?.[0]).toContain('填报单位（盖章）：洋县社会组织党工委');
    expect(sheet.at(-1)?.[0]).toContain('审核人：');
  });
});

describe('within the scope', () => {
  it('an officer of a part prints that part', async () => {
    expect((await names('tradesOfficer', 'ledger')).toSorted()).toEqual(
      ['洋县公正律师事务所', '洋县餐饮协会'].toSorted(),
    );
    expect(await names('tradesOfficer', 'members')).toEqual([]);
    expect(await names('tradesOfficer', 'leadership')).toEqual(['洋县餐饮协会党支部']);
    expect(await names('townshipOfficer', 'ledger')).toEqual(['谢村镇幼儿园']);
  });

  it('本级 leaves out what lies below', async () => {
    expect((await names('officer', 'ledger', { region: '610723000', within: 'own' })).length).toBe(4);
    expect((await names('officer', 'ledger', { region: '610723000' })).length).toBe(5);
    const education = { partyOrg: world.education.id };
    expect(await names('officer', 'members', { ...education, within: 'own' })).toEqual([]);
    expect(await names('officer', 'members', education)).toHaveLength(3);
    expect((await names('officer', 'party-orgs', { ...education, within: 'own' })).toSorted()).toEqual(
      ['洋县明德学校党支部', '洋县民办教育联合党支部'].toSorted(),
    );
  });

  it.each<[string, PrintListCode[]]>([
    ['inspector', ['members', 'leadership', 'advisors', 'contacts']],
    ['placeOfficer', ['members', 'leadership', 'advisors', 'contacts']],
    ['bodyOfficer', ['members', 'leadership', 'advisors', 'contacts']],
  ])('%s takes out no list of persons', async (by, refused) => {
    const { body } = await app.call(by, listPrintsRoute, {});
    expect(body.lists.filter((list) => refused.includes(list))).toEqual([]);
    for (const list of refused) {
      expect((await file(by, list)).code).toBe('not-allowed');
      expect((await app.call(by, countPrintRoute, { params: { list }, query: {} })).code).toBe('not-allowed');
      expect((await app.call(by, previewPrintRoute, { params: { list }, query: {} })).code).toBe(
        'not-allowed',
      );
      const body = { purpose: PURPOSE };
      expect((await app.call(by, requestPrintRoute, { params: { list }, body })).code).toBe('not-allowed');
    }
    expect((await file(by, 'ledger')).status).toBe(200);
  });

  it.each(['advisor', 'systemAdmin'])('%s prints nothing', async (by) => {
    expect((await app.call(by, listPrintsRoute, {})).code).toBe('not-allowed');
    expect((await file(by, 'ledger')).code).toBe('not-allowed');
  });

  it('a branch secretary prints the own branch', async () => {
    expect(await names('secretary', 'members')).toHaveLength(3);
    expect(await names('secretary', 'leadership')).toHaveLength(2);
  });
});

describe('on record', () => {
  it('stands what was printed, with how many and what for', async () => {
    await file('educationOfficer', 'leadership');
    await file('educationOfficer', 'terms');
    const { body } = await app.call('educationOfficer', listExportsRoute, { query: {} });
    expect(body.rows).toMatchObject([
      { kind: 'party-orgs', rows: 1, purpose: PURPOSE },
      { kind: 'leadership', rows: 2, purpose: PURPOSE },
    ]);
    const { rows } = await desk.database.superPool.query(
      `select entity, what, count from look_line where what = 'list' and actor = '教育党委干部'`,
    );
    expect(rows).toEqual([]);
    await preview('educationOfficer', 'members');
    const looks = await desk.database.superPool.query(
      `select entity, what, count from look_line where what = 'list' and actor = '教育党委干部'`,
    );
    expect(looks.rows).toEqual([{ entity: 'member', what: 'list', count: 3 }]);
  });

  it.each([
    ['a day to come', { on: '2999-01-01' }, 409],
    ['no purpose', { purpose: ' ' }, 400],
    ['a place that is none', { region: '12' }, 400],
    ['a title longer than a line', { title: '长'.repeat(61) }, 400],
    ['a year that is none', { year: 12 }, 400],
  ])('%s is refused, and nothing is on record', async (_, query, status) => {
    const before = (await app.call('tradesOfficer', listExportsRoute, { query: {} })).body.rows.length;
    const answer = await file('tradesOfficer', 'ledger', query);
    expect([answer.status, answer.refusals[0]?.message]).toEqual([status, expect.any(String)]);
    expect((await app.call('tradesOfficer', listExportsRoute, { query: {} })).body.rows).toHaveLength(before);
  });
});

describe('in the background', () => {
  const request = (list: PrintListCode, more: object = {}) =>
    app.call('officer', requestPrintRoute, { params: { list }, body: { purpose: PURPOSE, ...more } });
  const settled = (id: string) =>
    vi.waitFor(
      async () => {
        const { body } = await app.call('officer', readExportRequestRoute, { params: { id } });
        expect(['waiting', 'making']).not.toContain(body.state);
        return body;
      },
      { timeout: 20_000, interval: 50 },
    );

  it('is made as it was asked for, under the list’s own name', async () => {
    const { body } = await request('gaps', { format: 'pdf', title: '未建表', reviewer: '审核某' });
    expect(body.state).toBe('making');
    expect(await settled(body.id)).toMatchObject({
      state: 'ready',
      title: '未建分类表',
      format: 'pdf',
      rows: 3,
    });
    const made = await app.call('officer', downloadExportRoute, { params: { id: body.id } });
    expect(readPdf(made.bytes).pages.flat()).toEqual(expect.arrayContaining(['未建表', '审核人：审核某']));
  });

  it('waits for a second person where persons are too many to leave at once', async () => {
    await desk.database.ownerPool.query('update installation set export_approval_rows = 2');
    expect((await file('officer', 'leadership')).code).toBe('export.needs-approval');
    // A list of organisations needs no consent.
    expect((await file('officer', 'ledger')).status).toBe(200);
    const { body } = await request('leadership');
    expect(body.state).toBe('waiting');
    const waiting = await app.call('colleague', listExportApprovalsRoute, { query: { state: 'waiting' } });
    expect(waiting.body.rows).toMatchObject([{ id: body.id, title: '班子名册', kind: 'leadership' }]);
    await app.call('officer', withdrawExportRoute, { params: { id: body.id } });
    await desk.database.ownerPool.query('update installation set export_approval_rows = 500');
  });

  it('says nothing is there where nothing is', async () => {
    const empty = await addPartyOrg(desk.database, {
      name: '空支部',
      parent: world.root,
    });
    expect((await request('members', { partyOrg: empty.id })).code).toBe('export.nothing');
  });
});
