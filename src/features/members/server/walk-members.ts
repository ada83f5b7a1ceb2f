import type { Pool, QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { EVERY_ROW, readPages } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { MemberFilter } from '../member-list.contract.ts';
import { cursorOf, settleListQuestion } from './list-members.ts';
import {
  type ExportRow,
  type ListQuestion,
  memberCount,
  memberExportPage,
  planInOrder,
} from './list.queries.ts';

/** The members that leave as a file, to be read to the end: those who are 不公开 only where they are what is asked for. */
export interface MemberWalk {
  readonly question: ListQuestion;
  /** To the last one, or no further than a cap and one. */
  readonly count: (cap?: number) => Promise<number>;
  /** How many were left out because they are 不公开. */
  readonly countLeftOut: () => Promise<number>;
  /** In the order of the list, so many at a time. */
  readonly pages: (size: number) => AsyncGenerator<readonly ExportRow[]>;
}

export async function walkMembers(
  pool: Pool,
  acting: Acting,
  filter: MemberFilter,
  today: Day,
): Promise<MemberWalk | Refusal> {
  const settled = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(settled)) return settled;
  const question = { ...settled, private: settled.private ?? false };
  const count = async (asked: ListQuestion, cap: number) => {
    const [counted] = await readScoped<{ n: number }>(pool, acting, memberCount(asked, cap));
    return counted?.n ?? 0;
  };
  return {
    question,
    count: (cap = EVERY_ROW) => count(question, cap),
    countLeftOut: async () =>
      settled.private === null ? count({ ...question, private: true }, EVERY_ROW) : 0,
    pages: (size) => readPages(size, (cursor) => pageOf(pool, acting, question, cursor, size), cursorOf),
  };
}

async function pageOf(
  pool: Pool,
  acting: Acting,
  question: ListQuestion,
  cursor: ListCursor | null,
  size: number,
): Promise<ExportRow[]> {
  const [, rows] = await readAllScoped<[QueryResultRow, ExportRow]>(pool, acting, [
    planInOrder(question),
    memberExportPage(question, cursor, size),
  ]);
  return rows;
}
