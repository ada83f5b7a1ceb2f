import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { EVERY_ROW, readPages } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { PartyOrgFilter } from '../party-org-list.contract.ts';
import { settleListQuestion } from './list-party-orgs.ts';
import { type ExportRow, type ListQuestion, partyOrgCount, partyOrgExportPage } from './list.queries.ts';
import type { PartyOrgParts } from './party-org-parts.ts';

/** A Party organisation with every field, as exports and printed lists show it. */
export interface PartyOrgRecord extends ExportRow {
  readonly phone: string | null;
}

/** All that a list's filters find, to be read to the end. */
export interface PartyOrgWalk {
  readonly question: ListQuestion;
  /** To the last one, or no further than a cap and one. */
  readonly count: (cap?: number) => Promise<number>;
  /** In the order of the list, so many at a time. */
  readonly pages: (size: number) => AsyncGenerator<readonly PartyOrgRecord[]>;
}

export async function walkPartyOrgs(
  { pool, sealer }: PartyOrgParts,
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
        async (cursor: ListCursor | null) => {
          const page = partyOrgExportPage(question, cursor, size);
          return (await readScoped<ExportRow>(pool, acting, page)).map((row) => ({
            ...row,
            phone: openOfficePhone(sealer, row.office_phone_sealed),
            posts: row.posts.map((post) => ({ ...post, phone: openOfficePhone(sealer, post.phone) })),
          }));
        },
        (last) => ({ code: last.code, nameKey: last.name_key, id: last.id }),
      ),
  };
}
