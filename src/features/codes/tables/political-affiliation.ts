import type { CodeOf, CodeTable } from '../code-table.ts';

/** TAB-03. */
export const politicalAffiliations = {
  id: 'politicalAffiliation',
  title: '政治面貌',
  source: 'GB/T 4762',
  entries: [
    {
      code: '01',
      name: '中共党员',
      words: ['党员', '中共正式党员', '正式党员', '共产党员', '中国共产党党员', '中共'],
    },
    { code: '02', name: '中共预备党员', words: ['预备党员', '预备', '中国共产党预备党员'] },
    { code: '03', name: '共青团员', words: ['团员', '共青团', '中国共产主义青年团团员'] },
    { code: '04', name: '民革会员', words: ['民革', '民革党员', '民革成员'] },
    { code: '05', name: '民盟盟员', words: ['民盟', '民盟成员'] },
    { code: '06', name: '民建会员', words: ['民建', '民建成员'] },
    { code: '07', name: '民进会员', words: ['民进', '民进成员'] },
    { code: '08', name: '农工党党员', words: ['农工党', '农工', '农工民主党'] },
    { code: '09', name: '致公党党员', words: ['致公党', '致公'] },
    { code: '10', name: '九三学社社员', words: ['九三学社', '九三'] },
    { code: '11', name: '台盟盟员', words: ['台盟'] },
    { code: '12', name: '无党派人士', words: ['无党派', '无党派民主人士', '无党派代表人士'] },
    { code: '13', name: '群众', words: ['普通群众', '普通居民', '非党员', '无'] },
  ],
} as const satisfies CodeTable;

export type PoliticalAffiliation = CodeOf<typeof politicalAffiliations>;
