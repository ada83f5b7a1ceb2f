import { describe, expect, it } from 'vitest';
import { type ResponsibleFacts, suggestResponsible } from './responsible-body.rules.ts';

const facts: ResponsibleFacts = {
  type: 'association',
  typeName: '社会团体',
  registerKind: 'registered',
  atTownship: false,
  supervisingBodyName: null,
  registrarName: '洋县民政局',
  guidanceBodyName: null,
  byBody: null,
  byTrade: null,
  byTown: null,
  byRegion: { id: 'region', name: '洋县社会组织综合党委' },
};
const body = { id: 'body', name: '洋县教育工委', count: 23 };
const trade = { id: 'trade', name: '汉中市律师行业党委' };
const town = { id: 'town', name: '谢村镇党委' };
const told = (more: Partial<ResponsibleFacts>) =>
  suggestResponsible({ ...facts, ...more }).map((each) => [
    each.basis,
    each.principle,
    each.body?.id ?? null,
  ]);
const FALLBACK = ['fallback', 'territorial', 'region'];

describe('SORGP-05', () => {
  it.each([
    ['registered directly: the office that looks after social organisations', {}, [FALLBACK]],
    [
      'under a supervising body: the Party organisation of that body, else the office',
      { supervisingBodyName: '洋县教育体育局', byBody: body },
      [['supervising_body', 'supervisory', 'body'], FALLBACK],
    ],
    [
      'under a supervising body of which nobody knows the Party organisation',
      { supervisingBodyName: '洋县教育体育局' },
      [['supervising_body', 'supervisory', null], FALLBACK],
    ],
    [
      'whose registrar stands for its supervising body: registered directly',
      { supervisingBodyName: '洋县民政局', byBody: body },
      [FALLBACK],
    ],
    ['parted from its supervising body', { guidanceBodyName: '洋县经贸局' }, [FALLBACK]],
    [
      'a firm: the committee of its trade, whatever department supervises it',
      {
        type: 'law_firm',
        typeName: '律师事务所',
        byTrade: trade,
        supervisingBodyName: '洋县司法局',
        byBody: body,
      },
      [['industry', 'sectoral', 'trade'], FALLBACK],
    ],
    [
      'a firm without a committee of its trade',
      { type: 'tax_firm', typeName: '税务师事务所' },
      [['industry', 'sectoral', null], FALLBACK],
    ],
    [
      'merely filed: the township',
      { registerKind: 'filed', byTown: town },
      [['community', 'territorial', 'town'], FALLBACK],
    ],
    [
      'administered by the township',
      { atTownship: true, byTown: town },
      [['community', 'territorial', 'town'], FALLBACK],
    ],
    ['merely filed where the township has no committee', { registerKind: 'filed' }, [FALLBACK]],
    [
      'one body by two ways is proposed once, for the stronger reason',
      { registerKind: 'filed', byTown: town, byRegion: town },
      [['community', 'territorial', 'town']],
    ],
    ['nobody to name: nothing is proposed', { byRegion: null }, []],
  ] as const)('%s', (_, more, expected) => expect(told(more)).toEqual(expected));

  it.each([
    [
      { supervisingBodyName: '洋县教育体育局', byBody: body },
      /业务主管单位是洋县教育体育局.*23 家由“洋县教育工委”负责/,
    ],
    [{}, /直接登记.*兜底.*洋县社会组织综合党委/],
    [{ guidanceBodyName: '洋县经贸局' }, /脱钩（业务指导单位：洋县经贸局）/],
    [
      { type: 'law_firm', typeName: '律师事务所', byTrade: trade },
      /律师事务所由行业党委管理.*汉中市律师行业党委/,
    ],
    [{ registerKind: 'filed', byTown: town }, /备案的社区社会组织.*谢村镇党委/],
  ] as const)('says why: %o', (more, words) =>
    expect(suggestResponsible({ ...facts, ...more })[0]?.reasons.join('；')).toMatch(words),
  );
});
