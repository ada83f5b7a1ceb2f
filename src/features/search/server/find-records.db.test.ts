import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, addSocialOrg } from '../../testing/build-records.ts';
import { buildSearchWorld, type SearchWorld } from '../../testing/build-search-world.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { createMemberRoute } from '../../members/member.contract.ts';

let world: SearchWorld;
let number: string;
const codes: Record<string, string> = {};
const ORGS = [
  '洋县志愿者协会',
  '洋县青年志愿者联合会',
  '重庆商会洋县分会',
  '洋县长乐银行业协会（筹）',
  '洋县K歌爱好者协会',
  '洋县第2幼儿园',
  '龢𬸚文化研究会',
];

beforeAll(async () => {
  world = await buildSearchWorld();
  const { database, tree } = world;
  for (const name of ORGS) {
    const made = await addSocialOrg(database, { name, responsible: tree.trades });
    codes[name] = made.creditCode ?? '';
  }
  await addSocialOrg(database, {
    name: '洋县志愿者协会',
    responsible: tree.trades,
    status: 'cancelled',
    endedOn: '2021-05-01',
  });
  await addMember(database, { name: '单小曾', branch: tree.tradesBranch });
  await addMember(database, { name: '张伟', branch: tree.tradesBranch });
  await addMember(database, { name: '张伟民', branch: tree.educationBranch });
  number = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence: 7 });
  await world.app.call('officer', createMemberRoute, {
    body: {
      name: '柳号码',
      identityNumber: number,
      status: 'full',
      joinedOn: '2012-06-01',
      fullOn: '2013-06-01',
      managingBranchId: tree.educationBranch.id,
    },
  });
});
afterAll(() => world.close());

describe('a search finds', () => {
  it.each([
    ['a part of a name', '青年志愿', '洋县青年志愿者联合会'],
    ['one character', '歌', '洋县K歌爱好者协会'],
    ['initials', 'yxzyz', '洋县志愿者协会'],
    ['initials from the middle', 'zyzlhh', '洋县青年志愿者联合会'],
    ['two initials', 'qn', '洋县青年志愿者联合会'],
    ['initials in full width', 'ＹＸＱＮ', '洋县青年志愿者联合会'],
    ['one reading of 重', 'cqsh', '重庆商会洋县分会'],
    ['another reading of 重', 'zqsh', '重庆商会洋县分会'],
    ['readings of 长, 乐 and 行', 'clyhy', '洋县长乐银行业协会（筹）'],
    ['other readings of them', 'zyyxy', '洋县长乐银行业协会（筹）'],
    ['a missing bracket', '银行业协会筹', '洋县长乐银行业协会（筹）'],
    ['a bracket of the other kind', '银行业协会(筹', '洋县长乐银行业协会（筹）'],
    ['stray spaces', '重 庆　商 会', '重庆商会洋县分会'],
    ['traditional characters', '洋縣青年志願者', '洋县青年志愿者联合会'],
    ['letters among characters', 'k歌', '洋县K歌爱好者协会'],
    ['digits among characters', '第2幼', '洋县第2幼儿园'],
    ['several words', '青年 联合', '洋县青年志愿者联合会'],
    ['words and initials', '青年 lhh', '洋县青年志愿者联合会'],
    ['characters followed by initials', '洋县qn', '洋县青年志愿者联合会'],
    ['rare characters', '龢𬸚', '龢𬸚文化研究会'],
    ['initials of rare characters', 'hywh', '龢𬸚文化研究会'],
    ['a surname’s own reading', 'sxz', '单小曾'],
    ['a member', '张伟民', '张伟民'],
    ['a Party organisation', '餐饮协会党支部', '洋县餐饮协会党支部'],
    ['initials of a Party organisation', 'mdxxdzb', '洋县明德学校党支部'],
  ])('by %s: %s', async (_, text, name) => expect(await world.names(text)).toContain(name));

  it.each([
    ['the whole', (code: string) => code],
    ['lower case', (code: string) => code.toLowerCase()],
    [
      'full width',
      (code: string) => code.replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
    ],
    ['with blanks', (code: string) => code.replace(/(.{4})/g, '$1 ')],
    ['its last four', (code: string) => code.slice(-4)],
    ['its last nine', (code: string) => code.slice(9)],
    ['some of its middle', (code: string) => code.slice(8, 15)],
    ['another part of its middle', (code: string) => code.slice(11, 16)],
  ])('a code: %s', async (_, write) => {
    for (const name of ORGS) expect(await world.names(write(codes[name] ?? ''))).toContain(name);
  });

  it('all that begin with one code', async () => {
    expect((await world.search('52610723')).body.groups).toMatchObject([
      { kind: 'social_org', count: ORGS.length + 1 },
    ]);
  });

  it.each(['志协', '洋县 没有', 'yxx zzz', '0000000', '12', '县洋', 'zyx', '98765'])(
    'nothing: %s',
    async (text) => expect(await world.names(text)).toEqual([]),
  );

  it('no letters that only lie apart', async () => {
    const { database, tree } = world;
    await addSocialOrg(database, { name: '安保车队安保车保车队东队', responsible: tree.trades });
    expect(await world.names('abcdd')).toEqual([]);
    expect(await world.names('bcddd')).toEqual(['安保车队安保车保车队东队']);
  });
});

describe('what is found', () => {
  it('is told apart by kind, and by what tells doubles apart; what has ended comes behind and says so', async () => {
    const { groups } = (await world.search('洋县志愿者协会')).body;
    expect(groups).toEqual([
      {
        kind: 'social_org',
        count: 2,
        capped: false,
        rows: [
          expect.objectContaining({
            over: false,
            code: codes.洋县志愿者协会,
            place: '洋县',
            status: 'normal',
          }),
          expect.objectContaining({ over: true, status: 'cancelled' }),
        ],
      },
    ]);
    const [member] = (await world.search('单小曾')).body.groups;
    expect(member?.rows[0]).toMatchObject({
      branch: '洋县餐饮协会党支部',
      sex: '1',
      bornOn: '1985-06-01',
      status: 'full',
    });
    const [party] = (await world.search('餐饮协会党支部')).body.groups;
    expect(party?.rows[0]).toMatchObject({
      kind: 'party_org',
      parent: '洋县行业协会商会联合党委',
      place: '洋县',
    });
  });

  it('begins with the closest', async () => {
    expect(await world.names('张伟')).toEqual(['张伟', '张伟民']);
    expect((await world.names('yxzyzxh'))[0]).toBe('洋县志愿者协会');
  });

  it('gives each kind its turn where little is shown', async () => {
    const { groups } = (await world.search('洋县', { size: 4 })).body;
    expect(groups.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ['social_org', 2],
      ['party_org', 2],
    ]);
    expect(groups[0]?.count).toBeGreaterThan(4);
  });

  it('is paged by kind, each once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await world.search('洋县', { kind: 'social_org', size: 2, after });
      seen.push(...body.groups.flatMap(({ rows }) => rows.map(({ id }) => id)));
      after = body.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(
      (await world.search('洋县', { kind: 'social_org' })).body.groups[0]?.count ?? 0,
    );
  });

  it('says a look where members are shown, and none else', async () => {
    const looks = async () =>
      (
        await world.database.superPool.query(`select count from look_line where what = 'list' order by id`)
      ).rows.map(({ count }) => count);
    const before = (await looks()).length;
    await world.search('张伟');
    await world.search('餐饮协会党支部');
    expect((await looks()).slice(before)).toEqual([2]);
  });
});

describe('a whole identity number', () => {
  it('finds its member', async () => {
    expect((await world.search(number)).body).toMatchObject({
      byNumber: true,
      groups: [{ kind: 'member', count: 1, rows: [{ name: '柳号码' }] }],
    });
    expect((await world.search(`${number.slice(0, 6)} ${number.slice(6)}`)).body.groups).toHaveLength(1);
  });

  it('finds nobody beyond the scope, and says no more', async () => {
    expect((await world.search(number, {}, 'tradesOfficer')).body).toEqual({
      byNumber: true,
      groups: [],
      next: null,
    });
  });

  it('finds nobody by a part', async () => {
    expect(await world.names(number.slice(0, 17))).toEqual([]);
    expect(await world.names(number.slice(-6))).toEqual([]);
  });

  it('says where it has a slip', async () => {
    const slip = `${number.slice(0, 16)}${(Number(number[16]) + 2) % 10}${number[17]}`;
    const { status, refusals } = await world.search(slip);
    expect(status).toBe(409);
    expect(JSON.stringify(refusals)).not.toContain(slip.slice(4));
  });
});

describe('a text that says too little', () => {
  it.each(['y', '（）', '。', '1'])('%s', async (text) =>
    expect(await world.search(text)).toMatchObject({ status: 409, code: 'search.short' }),
  );
});
