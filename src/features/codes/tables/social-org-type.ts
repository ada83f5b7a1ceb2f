import type { CodeOf, CodeTable } from '../code-table.ts';

/** Types of social organisation (SORG-01, CODE-03); the three kinds of firms stand under 行业党委 (SORGP-05). */
export const socialOrgTypes = {
  id: 'socialOrgType',
  title: '组织类型',
  entries: [
    {
      code: 'association',
      name: '社会团体',
      words: ['社团', '协会', '商会', '学会', '联合会', '行业协会商会', '行业协会', '社会团体法人'],
    },
    {
      code: 'service_agency',
      name: '民办非企业单位（社会服务机构）',
      words: [
        '民办非企业单位',
        '社会服务机构',
        '民非',
        '民办非企业',
        '民办非',
        '民非企业',
        '民办非企业法人',
        '社服机构',
        '民办非企业单位法人',
      ],
    },
    { code: 'foundation', name: '基金会', words: ['基金会法人', '公益基金会', '慈善基金会'] },
    { code: 'law_firm', name: '律师事务所', words: ['律所', '律师所', '律师行业'] },
    { code: 'accounting_firm', name: '会计师事务所', words: ['会计所', '会计事务所', '会计师所'] },
    { code: 'tax_firm', name: '税务师事务所', words: ['税务所', '税务事务所', '税务师所'] },
    { code: 'other', name: '其他社会组织', words: ['其他', '其它', '其他组织'] },
  ],
} as const satisfies CodeTable;

export type SocialOrgType = CodeOf<typeof socialOrgTypes>;
