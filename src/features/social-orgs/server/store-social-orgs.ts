import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SocialOrgDraft } from '../social-org.ts';
import type { SocialOrgFacts } from '../social-org-fact.ts';
import { everydayRegion, isUsuallyLegalPerson, isUsuallyOperating } from '../social-org.rules.ts';
import { storeFacts } from './store-facts.ts';
import { insertSocialOrgs, type StoredRow, updateSocialOrgs } from './store.queries.ts';

export interface SocialOrgToStore {
  /** Of one that is stored already; left out: a new one. */
  readonly id?: string | undefined;
  /** The id that a new one shall have, where others refer to it. */
  readonly newId?: string | undefined;
  /** Cleaned and checked. A new one needs name, type, regionCode (or a code that tells it) and responsiblePartyOrgId. */
  readonly draft: SocialOrgDraft;
  readonly facts?: SocialOrgFacts | undefined;
}

export interface StoreFrame {
  /** The day from which a new one counts when its founding day is not known, and on which undated facts begin. */
  readonly ledgerOn: Day;
  readonly actorName: string;
  /** Seals the telephones. */
  readonly sealer: Sealer;
}

/** Rows a statement: large enough that the round trip costs nothing, small enough for memory. */
const BATCH = 2_000;

/**
 * Stores organisations with their facts, some thousand a statement, inside the caller's transaction. Codes, keys and
 * defaults are filled in here; triggers write periods, the change log and coverage.
 * @returns the ids in the order given
 * @throws when one to be changed is not there (any more): the caller has read it in the same transaction
 */
export async function storeSocialOrgs(
  client: PoolClient,
  rows: readonly SocialOrgToStore[],
  frame: StoreFrame,
): Promise<string[]> {
  const ids = rows.map((row) => row.id ?? row.newId ?? v7());
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows
      .slice(start, start + BATCH)
      .map((row, index) => ({ ...row, storedId: ids[start + index] ?? '' }));
    await insertNew(
      client,
      batch.filter((row) => row.id === undefined),
      frame,
    );
    await updateStored(
      client,
      batch.filter((row) => row.id !== undefined),
      frame,
    );
    await storeFacts(
      client,
      frame.sealer,
      batch.map(({ storedId, facts }) => ({ socialOrgId: storedId, facts: facts ?? {} })),
    );
  }
  return ids;
}

type Batch = readonly (SocialOrgToStore & { readonly storedId: string })[];

async function insertNew(client: PoolClient, rows: Batch, frame: StoreFrame): Promise<void> {
  if (rows.length === 0) return;
  await send(client, insertSocialOrgs(rows.map((row) => newRow(row.storedId, row.draft, frame))));
}

async function updateStored(client: PoolClient, rows: Batch, { sealer }: StoreFrame): Promise<void> {
  const said = rows.filter((row) => Object.values(row.draft).some((value) => value !== undefined));
  if (said.length === 0) return;
  const { rows: found } = await send(
    client,
    updateSocialOrgs(said.map((row) => changedRow(row.storedId, row.draft, sealer))),
  );
  if (found.length !== said.length)
    throw new Error(`${said.length - found.length} social organisations are not there to be changed`);
}

function newRow(id: string, draft: SocialOrgDraft, { ledgerOn, actorName, sealer }: StoreFrame): StoredRow {
  return {
    ...sealedRow(draft, sealer),
    id,
    nameKey: foldName(draft.name ?? ''),
    registerKind: draft.registerKind ?? 'registered',
    legalPerson: draft.legalPerson ?? isUsuallyLegalPerson(draft),
    operating: draft.operating ?? isUsuallyOperating(draft),
    status: draft.status ?? 'normal',
    foundedPrecision: draft.foundedPrecision ?? 'day',
    regionCode: draft.regionCode ?? everydayRegion(draft),
    responsibility: draft.responsibility ?? 'unclear',
    firstOn: firstDayOf(draft, ledgerOn),
    createdBy: actorName,
  };
}

/** One that was over before the ledger's day never counted from that day on. */
function firstDayOf({ foundedOn, endedOn }: SocialOrgDraft, ledgerOn: Day): Day {
  if (typeof foundedOn === 'string') return foundedOn;
  return typeof endedOn === 'string' && endedOn < ledgerOn ? endedOn : ledgerOn;
}

function sealedRow(draft: SocialOrgDraft, sealer: Sealer): SocialOrgDraft {
  const { contactPhone } = draft;
  return contactPhone ? { ...draft, contactPhone: sealOfficePhone(sealer, contactPhone) } : draft;
}

function changedRow(id: string, draft: SocialOrgDraft, sealer: Sealer): StoredRow {
  return {
    ...sealedRow(draft, sealer),
    id,
    ...(draft.name === undefined ? {} : { nameKey: foldName(draft.name) }),
  };
}

function send(client: PoolClient, { name, text, values }: Statement) {
  return client.query<{ id: string }>({
    ...(name === undefined ? {} : { name }),
    text,
    values: [...(values ?? [])],
  });
}
