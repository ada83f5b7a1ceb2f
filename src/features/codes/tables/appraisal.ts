import type { CodeOf, CodeTable } from '../code-table.ts';

/** Grades of the yearly appraisal, as the notices of the Organisation Department have them (MEET-13). */
export const appraisalGrades = {
  id: 'appraisalGrade',
  title: '评议等次',
  source: '中央组织部年度民主评议党员通知',
  entries: [
    { code: 'excellent', name: '优秀' },
    { code: 'competent', name: '合格' },
    { code: 'basic', name: '基本合格' },
    { code: 'incompetent', name: '不合格' },
  ],
} as const satisfies CodeTable;

export type AppraisalGrade = CodeOf<typeof appraisalGrades>;
