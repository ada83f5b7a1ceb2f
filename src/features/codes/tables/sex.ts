import type { CodeOf, CodeTable } from '../code-table.ts';

/** TAB-01. */
export const sexes = {
  id: 'sex',
  title: '性别',
  source: 'GB/T 2261.1',
  entries: [
    { code: '1', name: '男', words: ['男性', '男士', 'm', 'male'] },
    { code: '2', name: '女', words: ['女性', '女士', 'f', 'female'] },
    { code: '0', name: '未知', words: ['未知的性别', '不详'] },
    { code: '9', name: '未说明', words: ['未说明的性别', '未填'] },
  ],
} as const satisfies CodeTable;

export type Sex = CodeOf<typeof sexes>;
