import type { CodeOf, CodeTable } from '../code-table.ts';

/** Who may be left out of the number that has to be there (GEN-06). Illness and discipline are told to the branch and its superior alone. */
export const exclusionCases = {
  id: 'exclusionCase',
  title: '不计入应到的情形',
  entries: [
    { code: 'illness', name: '患精神病或因其他疾病不能表达本人意志' },
    { code: 'abroad', name: '自费出国半年以上' },
    { code: 'discipline', name: '受留党察看处分，或未受留党察看以上处分但正在服刑' },
    { code: 'bedridden', name: '年老体弱卧床不起，或长期生病生活不能自理' },
    { code: 'away', name: '工作调动、下派、蹲点、外出学习或工作半年以上，应转未转组织关系' },
    { code: 'retired', name: '已回原籍长期居住的离退休党员，未转组织关系且确实不能参加' },
  ],
} as const satisfies CodeTable;

export type ExclusionCase = CodeOf<typeof exclusionCases>;
