import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { EVERY_ROW, readPages } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { PartyOrgFilter } from '../party-org-list.contract.ts';
import { settleListQuestion } from './list-party-orgs.ts';
import { type ExportRow, type ListQuestion, partyOrgCount, partyOrgExportPage } from './list.queries.ts';

/** All that a list's filters find, to be read to the end. */
export interface PartyOrgWalk {
  readonly question: ListQuestion;
  /** To the last one, or no further than a cap and one. */
  readonly count: (cap?: number) => Promise<number>;
  /** In the order of the list, so many at a time. */
  readonly pages: (size: number) => AsyncGenerator<readonly ExportRow[]>;
}

export async function walkPartyOrgs(
  pool: Pool,
  acting: Acting,
  filter: PartyOrgFilter,
  today: Day,
): Promise<PartyOrgWalk | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  return {
    question,
    count: async (cap = EVERY_ROW) => {
      const [counted] = await readScoped<{ n: number }>(pool, acting, partyOrgCount(question, cap));
      return counted?.n ?? 0;
    },
    pages: (size) =>
      readPages(
        size,
        (cursor: ListCursor | null) =>
          readScoped<ExportRow>(pool, acting, partyOrgExportPage(question, cursor, size)),
        (last) => ({ code: last.code, nameKey: last.name_key, id: last.id }),
      ),
  };
}
