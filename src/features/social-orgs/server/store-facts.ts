import type { PoolClient, QueryResultRow } from 'pg';
import { v7 } from 'uuid';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import {
  type EvaluationDraft,
  type SocialOrgFacts,
  type SocialOrgFactKind,
  socialOrgFactKinds,
} from '../social-org-fact.ts';
import { evaluationEndOf } from '../social-org-fact.rules.ts';
import {
  completeHeads,
  type EarlierMassOrgRow,
  type FactRow,
  giveWayToEvaluations,
  insertKnownFacts,
  turnMassOrgs,
} from './facts.queries.ts';

export interface FactsToStore {
  readonly socialOrgId: string;
  readonly facts: SocialOrgFacts;
}

/**
 * Stores what ledgers say beside the organisations' own fields, so that the same ledger read twice changes nothing: a head or a
 * listing that is known stays, a check of the year and a figure of the day are replaced, a new grade ends the one before.
 */
export async function storeFacts(
  client: PoolClient,
  sealer: Sealer,
  all: readonly FactsToStore[],
): Promise<void> {
  for (const kind of socialOrgFactKinds) {
    const rows = lastOfEach(
      kind,
      all.flatMap(({ socialOrgId, facts }) =>
        (facts[kind] ?? []).map((draft): FactRow => factRow(sealer, kind, socialOrgId, v7(), { ...draft })),
      ),
    );
    if (rows.length === 0) continue;
    if (kind === 'heads') await send(client, completeHeads(rows));
    if (kind === 'evaluations') await send(client, giveWayToEvaluations(rows));
    if (kind === 'massOrgs') await turnKnownMassOrgs(client, rows);
    await send(client, insertKnownFacts(kind, rows));
  }
}

/** What a mass organisation was before the ledger's day stays as it was. */
async function turnKnownMassOrgs(client: PoolClient, rows: readonly FactRow[]): Promise<void> {
  const { rows: turned } = await send<EarlierMassOrgRow>(client, turnMassOrgs(rows));
  const earlier = turned.filter(({ fromOn, toOn }) => fromOn !== toOn);
  if (earlier.length === 0) return;
  await send(
    client,
    insertKnownFacts(
      'massOrgs',
      earlier.map((row) => ({ ...row, id: v7() })),
    ),
  );
}

/** Fields that make two facts of one organisation the same one. */
const SAME: Readonly<Partial<Record<SocialOrgFactKind, readonly string[]>>> = {
  heads: ['personName', 'post'],
  massOrgs: ['kind'],
  annualChecks: ['year'],
  declaredFigures: ['figure', 'declaredOn'],
};

/** One statement can't touch a row twice: of facts said twice in a file the last one counts. */
function lastOfEach(kind: SocialOrgFactKind, rows: readonly FactRow[]): readonly FactRow[] {
  const fields = SAME[kind];
  if (fields === undefined) return rows;
  return [
    ...new Map(
      rows.map((row) => [[row.socialOrgId, ...fields.map((field) => row[field])].join('\n'), row]),
    ).values(),
  ];
}

/** A draft as it travels to the database: its telephone sealed, with the days that follow from it. */
export function factRow(
  sealer: Sealer,
  kind: SocialOrgFactKind,
  socialOrgId: string,
  id: string,
  draft: Record<string, unknown>,
): FactRow {
  const days = kind === 'evaluations' ? { toOn: evaluationEndOf(draft as unknown as EvaluationDraft) } : {};
  const phone = typeof draft.phone === 'string' ? { phone: sealOfficePhone(sealer, draft.phone) } : {};
  return { ...draft, ...phone, ...days, socialOrgId, id };
}

function send<Row extends QueryResultRow>(client: PoolClient, { name, text, values }: Statement) {
  return client.query<Row>({ ...(name === undefined ? {} : { name }), text, values: [...(values ?? [])] });
}
