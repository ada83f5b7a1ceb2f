import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { EVERY_ROW, readPages } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { MassOrgKind } from '../../codes/tables/party-org.ts';
import type { ExtraValue } from '../../party-orgs/party-org.ts';
import type {
  AdvisorKind,
  AnnualCheckDraft,
  CreditListingDraft,
  DeclaredFigureKind,
  DeputyRole,
  EvaluationDraft,
} from '../social-org-fact.ts';
import type { SocialOrgFilter } from '../social-org-list.contract.ts';
import type { ListQuestion } from './list-conditions.queries.ts';
import { settleListQuestion } from './list-question.ts';
import { type ListRow, socialOrgCount, socialOrgExportPage } from './list.queries.ts';
import type { SocialOrgParts } from './social-org-parts.ts';

/** What hangs on an organisation on the list's day. */
export interface FactsOnTheDay {
  readonly heads: readonly {
    readonly personName: string;
    readonly post: string;
    readonly isMember: boolean | null;
    readonly alsoSecretary: boolean | null;
    readonly deputyRoles: readonly DeputyRole[];
    readonly officialsApproval: string | null;
    readonly phone: string | null;
  }[];
  readonly annualChecks: readonly AnnualCheckDraft[];
  readonly evaluation: EvaluationDraft | null;
  readonly creditListings: readonly CreditListingDraft[];
  readonly massOrgs: readonly { readonly kind: MassOrgKind; readonly doesPartyWork: boolean }[];
  readonly advisors: readonly {
    readonly kind: AdvisorKind;
    readonly personName: string;
    readonly phone: string | null;
  }[];
  readonly declared: Readonly<Partial<Record<DeclaredFigureKind, number>>>;
}

/** An organisation with every field, as exports and printed lists show it. */
export interface SocialOrgRecord extends ListRow {
  readonly contact_phone: string | null;
  readonly legal_person: boolean;
  readonly operating: boolean;
  readonly founded_precision: DayPrecision;
  readonly end_reason: string | null;
  readonly region_full_name: string;
  readonly address: string | null;
  readonly address_region_name: string | null;
  readonly regulator_name: string | null;
  readonly guidance_name: string | null;
  readonly responsibility_principle: string | null;
  readonly no_party_reason: string | null;
  readonly no_party_reason_note: string | null;
  readonly staff_full_time: number | null;
  readonly affiliates: number | null;
  readonly member_enterprises: number | null;
  readonly branch_units: number | null;
  readonly legal_representative: string | null;
  readonly charter_party: boolean | null;
  readonly charter_party_on: string | null;
  readonly staffing: string | null;
  readonly setup_base: string | null;
  readonly parent_body_category: string | null;
  readonly facts: FactsOnTheDay;
  readonly extra: readonly ExtraValue[];
}

/** All that a list's filters find, to be read to the end. */
export interface SocialOrgWalk {
  readonly question: ListQuestion;
  /** To the last one, or no further than a cap and one. */
  readonly count: (cap?: number) => Promise<number>;
  /** In the order of the list, so many at a time. */
  readonly pages: (size: number) => AsyncGenerator<readonly SocialOrgRecord[]>;
}

export async function walkSocialOrgs(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  filter: SocialOrgFilter,
  today: Day,
): Promise<SocialOrgWalk | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  return {
    question,
    count: async (cap = EVERY_ROW) => {
      const [counted] = await readScoped<{ n: number }>(pool, acting, socialOrgCount(question, cap));
      return counted?.n ?? 0;
    },
    pages: (size) =>
      readPages(
        size,
        async (cursor: ListCursor | null) => {
          const page = socialOrgExportPage(question, cursor, size);
          return (await readScoped<SocialOrgRecord>(pool, acting, page)).map((row) => ({
            ...row,
            contact_phone: openOfficePhone(sealer, row.contact_phone_sealed),
            facts: withPhones(row.facts, sealer),
          }));
        },
        (last) => ({ code: last.code, nameKey: last.name_key, id: last.id }),
      ),
  };
}

function withPhones(facts: FactsOnTheDay, sealer: Sealer): FactsOnTheDay {
  const open = <T extends { readonly phone: string | null }>(fact: T): T => ({
    ...fact,
    phone: openOfficePhone(sealer, fact.phone),
  });
  return { ...facts, heads: facts.heads.map(open), advisors: facts.advisors.map(open) };
}
