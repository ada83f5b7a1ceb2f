import type { CodeTable } from '../code-table.ts';

/** Answers in a ledger's yes-or-no column; stored as a truth value, never as this code. */
export const yesNo = {
  id: 'yesNo',
  title: '是否',
  entries: [
    {
      code: 'yes',
      name: '是',
      words: ['有', '√', '✓', '✔', '☑', 'y', 'yes', '1', '对', '已', '是的', 'true', 'v', '已建', '已建立'],
    },
    {
      code: 'no',
      name: '否',
      words: ['无', '没有', '×', '✗', '✕', 'x', 'n', 'no', '0', '不是', '未', 'false', '未建', '未建立'],
    },
  ],
} as const satisfies CodeTable;
