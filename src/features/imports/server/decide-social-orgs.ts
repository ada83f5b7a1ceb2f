import { v7 as newId } from 'uuid';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse, warn } from '../../../platform/kernel/refusal.ts';
import { isOpen, rangeHolds } from '../../../platform/server/database/scope.ts';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { codesOf } from '../../codes/code-table.ts';
import { type SetUpMode, setUpModes } from '../../codes/tables/party-org.ts';
import { sectorSeeds } from '../../codes/tables/sector.ts';
import { intervalOf } from '../../places/region.rules.ts';
import { type SocialOrgDraft, socialOrgFields } from '../../social-orgs/social-org.ts';
import type { SocialOrgFacts } from '../../social-orgs/social-org-fact.ts';
import { socialOrgFactNames, type SocialOrgFactKind } from '../../social-orgs/social-org-fact.ts';
import { checkSocialOrg, everydayRegion } from '../../social-orgs/social-org.rules.ts';
import { type SocialOrgToStore, storeSocialOrgs } from '../../social-orgs/server/public.ts';
import { changedFields, mergeExtra } from '../compare.rules.ts';
import type { ExtraCell, ReadRow } from '../import-row.ts';
import { newFactsOf, saysAnything } from '../known-facts.rules.ts';
import { socialOrgNameKeys } from '../names.rules.ts';
import { oneSpelling } from '../same-org.rules.ts';
import type { OrgMeant } from './find-doubles.ts';
import { refuseOutsideScope, refuseSeveralPartyOrgs, refuseUnknownPartyOrg } from '../reasons.rules.ts';
import {
  bodyFields,
  bodyTitles,
  type FurtherBodies,
  likelyType,
  type SocialOrgRow,
  socialOrgRowOf,
} from '../social-org-row.rules.ts';
import type { BodyDirectory } from './body-directory.ts';
import { describeChanges, describeExtra } from './describe-changes.ts';
import { findSectors } from './directory.queries.ts';
import { extraValuesOf, type ImportContext, type PlainReason } from './import-context.ts';
import { createSocialOrgMatcher, type SocialOrgMatch, withoutFormer } from './match-social-orgs.ts';
import type { PartyOrgDirectory } from './party-org-directory.ts';
import type { PlaceDirectory } from './place-directory.ts';
import {
  findCodesElsewhere,
  findKnownFacts,
  findSocialOrgs,
  type StoredSocialOrg,
} from './social-org-match.queries.ts';

/** What a row comes to for its organisation. */
export interface DecidedSocialOrg {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  readonly reasons: readonly PlainReason[];
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
  /** By which a second row of the same organisation in the file is known. */
  readonly meant: OrgMeant;
  /** The name in the spelling that all its spellings share; empty where the row has none. */
  readonly spelling: string;
  readonly row: SocialOrgRow;
  /** An earlier row of the file has said all of it: nothing more comes of this one. */
  readonly repeats: boolean;
  /** Null when nothing is to be written. */
  readonly toStore: SocialOrgToStore | null;
}

export interface SocialOrgDecider {
  load(reads: readonly ReadRow[]): Promise<void>;
  decide(read: ReadRow): DecidedSocialOrg;
  /** Whether a relation of coverage holds already; in any way where the row does not say which. */
  isCovered(socialOrgId: string, partyOrgId: string, way: SetUpMode | undefined): boolean;
  /** Writes what was decided, and the bodies that were proposed. */
  store(decided: readonly DecidedSocialOrg[]): Promise<void>;
}

export interface Directories {
  readonly partyOrgs: PartyOrgDirectory;
  readonly places: PlaceDirectory;
  readonly bodies: BodyDirectory;
  /** The importer's place and those above, which ledgers leave out of names. */
  readonly placeNames: readonly string[];
}

/** Passes on what was found; a refusal is noted and becomes nothing. */
type Note = <T>(found: T | Refusal) => T | null;

const ELSEWHERE = refuse(
  'import.code-elsewhere',
  '该统一社会信用代码不能由此录入：它可能已在其他范围登记。请核对代码；代码无误的，请联系上级。',
  { field: 'creditCode' },
);
const PRECISIONS = { foundedOn: 'foundedPrecision' };

/** Decides, for each row, which organisation it means and what it changes of it. */
export function createSocialOrgDecider(
  context: ImportContext,
  { partyOrgs, places, bodies, placeNames }: Directories,
): SocialOrgDecider {
  const { client, settings, acting, today, source, sealer } = context;
  const { scope } = acting;
  let matcher = createSocialOrgMatcher([], placeNames);
  let elsewhere = new Set<string>();
  let known = new Set<string>();
  let sectors = new Map<string, string>();

  const rowOf = (read: ReadRow) => socialOrgRowOf(read, settings.ledgerOn, source);

  return { load, decide, store, isCovered };

  async function load(reads: readonly ReadRow[]): Promise<void> {
    const rows = reads.map(rowOf);
    const codes = rows.flatMap(({ draft }) => draft.creditCode ?? []);
    const keys = rows.flatMap(({ draft }) =>
      draft.name === undefined ? [] : socialOrgNameKeys(draft.name, placeNames),
    );
    const stored = await findSocialOrgs(client, sealer, [...new Set(codes)], [...new Set(keys)]);
    matcher = createSocialOrgMatcher(stored, placeNames);
    elsewhere = await findCodesElsewhere(
      client,
      codes.filter((code) => !matcher.knowsCode(code)),
    );
    known = await findKnownFacts(
      client,
      stored.map(({ id }) => id),
      settings.ledgerOn,
    );
    await partyOrgs.load(
      rows.flatMap(({ responsiblePartyOrg, partyOrgName }) =>
        [responsiblePartyOrg, partyOrgName].filter((name) => name !== undefined),
      ),
    );
    await partyOrgs.loadIds([
      settings.partyOrgId,
      ...stored.flatMap(({ draft }) => draft.responsiblePartyOrgId ?? []),
    ]);
    await places.load(
      rows.flatMap(({ region, addressRegion }) => [region ?? [], addressRegion ?? []].flat()),
      [settings.regionCode, ...rows.flatMap(({ draft }) => everydayRegion(draft) ?? [])],
    );
    await bodies.load(rows.flatMap(({ bodies: named }) => Object.values(named)));
    sectors = sectorWords(await findSectors(client));
  }

  function isCovered(org: string, party: string, way: SetUpMode | undefined): boolean {
    const ways = way === undefined ? codesOf(setUpModes) : [way];
    return ways.some((each) => known.has(`${org} covered ${party} ${each}`));
  }

  function decide(read: ReadRow): DecidedSocialOrg {
    const row = rowOf(read);
    const reasons: PlainReason[] = [...read.reasons];
    const note: Note = (found) => {
      if (!isRefusal(found)) return found;
      reasons.push(found);
      return null;
    };
    const match = note(matchRow(row, note(placeOf(row))));
    const stored = match?.stored ?? null;
    const extra = [...read.extra, ...row.furtherBodies];
    if (sectorOf(row) === null && row.sector !== undefined)
      extra.push({ title: '行业领域（原文）', value: row.sector, after: 'sector' });
    reasons.push(...row.furtherBodies.map(warnOfFurtherBodies));
    const draft = { ...saidOf(row, match, reasons), ...lookedUp(row, match, note, reasons) };
    const merged = merge(stored, draft, extra, reasons);
    if (stored === null) refuseOtherBody(row, reasons);
    const findings = checkSocialOrg(
      merged.draft,
      { creating: stored === null, stored: stored?.draft, countedFrom: stored?.first_on },
      today,
    );
    reasons.push(
      ...findings.refusals.filter(
        ({ field }) => !reasons.some((each) => isRefusal(each) && each.field === field),
      ),
      // What a cell alone has been warned of already.
      ...findings.warnings.filter(({ code }) => !reasons.some((each) => each.code === code)),
    );
    return settle(row, match, merged, reasons);
  }

  function saidOf({ draft }: SocialOrgRow, match: SocialOrgMatch | null, reasons: PlainReason[]) {
    if (match === null || match.stored === null || !match.formerly) return draft;
    const own = withoutFormer(draft, match.stored);
    reasons.push(own.note);
    return own.draft;
  }

  function placeOf({ region, draft }: SocialOrgRow) {
    if (region !== undefined) return places.find(region);
    const byCode = everydayRegion(draft);
    return (byCode === null ? null : places.nearest(byCode)) ?? null;
  }

  function matchRow({ draft }: SocialOrgRow, place: string | null): SocialOrgMatch | Refusal {
    const code = draft.creditCode ?? null;
    return code !== null && elsewhere.has(code) ? ELSEWHERE : matcher.match(draft, place);
  }

  /** Ids and codes for the names of a row; what is new gets the importer's where the row says nothing. */
  function lookedUp(
    row: SocialOrgRow,
    match: SocialOrgMatch | null,
    note: Note,
    reasons: PlainReason[],
  ): SocialOrgDraft {
    const stored = match?.stored ?? null;
    const named: Record<string, unknown> = {};
    for (const field of bodyFields) {
      const name = row.bodies[field];
      if (name !== undefined) named[`${field}Id`] = bodies.find(name, field).id;
    }
    const sector = sectorOf(row);
    if (sector !== null) named.sector = sector;
    else if (row.sector !== undefined)
      reasons.push(
        warn('import.sector-unknown', `行业领域“${row.sector}”不在本单位的行业表里，已按附列保存原文。`, {
          field: 'sector',
        }),
      );
    const place = match?.place ?? null;
    if (row.region !== undefined && place !== null) named.regionCode = place;
    if (row.addressRegion !== undefined) {
      const address = note(places.findAddress(row.addressRegion));
      if (address !== null) named.addressRegionCode = address;
    }
    Object.assign(named, responsibleOf(row, stored, note));
    if (stored !== null) return named;
    return { ...typeOf(row, reasons), ...named, regionCode: place ?? settings.regionCode };
  }

  function sectorOf({ sector }: SocialOrgRow): string | null {
    return sector === undefined ? null : (sectors.get(foldName(sector)) ?? null);
  }

  function responsibleOf(row: SocialOrgRow, stored: StoredSocialOrg | null, note: Note): SocialOrgDraft {
    const name = row.responsiblePartyOrg;
    if (name === undefined) {
      if (stored !== null) return {};
      return {
        responsiblePartyOrgId: settings.partyOrgId,
        responsibility: settings.partyOrgChosen ? 'confirmed' : 'unclear',
      };
    }
    const found = partyOrgs.find(name);
    if (found === null) note(refuseUnknownPartyOrg('党建责任单位', name, 'responsiblePartyOrg'));
    else if (found === 'several') note(refuseSeveralPartyOrgs('党建责任单位', name, 'responsiblePartyOrg'));
    else return { responsiblePartyOrgId: found.id, responsibility: row.responsibility ?? 'confirmed' };
    return {};
  }

  function typeOf({ draft }: SocialOrgRow, reasons: PlainReason[]): SocialOrgDraft {
    if (draft.type !== undefined) return {};
    const likely = likelyType(draft);
    if (likely?.by === 'name')
      reasons.push(
        warn('import.type-by-name', '没有填写组织类型，也没有代码，已按名称判断，请核对。', {
          field: 'type',
        }),
      );
    return likely === null ? {} : { type: likely.type };
  }

  function merge(
    stored: StoredSocialOrg | null,
    draft: SocialOrgDraft,
    cells: readonly ExtraCell[],
    reasons: PlainReason[],
  ) {
    const extra = extraValuesOf(cells, context);
    if (stored === null) {
      refuseOutside({ ...draft }, reasons);
      return { draft: { ...draft, extra }, changed: [] as string[] };
    }
    const changed = changedFields({ ...draft }, { ...stored.draft }, PRECISIONS);
    const more = mergeExtra(stored.draft.extra, extra);
    refuseOutside({ ...stored.draft, ...draft }, reasons);
    const said = Object.fromEntries(Object.entries(draft).filter(([field]) => changed.includes(field)));
    return {
      draft: { ...said, ...(more === null ? {} : { extra: more }) },
      changed: more === null ? changed : [...changed, 'extra'],
    };
  }

  /** The database would refuse the whole file; here the one row is refused, and says why. */
  function refuseOutside(
    { regionCode, responsiblePartyOrgId }: SocialOrgDraft,
    reasons: PlainReason[],
  ): void {
    if (regionCode !== undefined && !rangeHolds(scope.place, pointOf(intervalOf(regionCode).from))) {
      reasons.push(
        refuseOutsideScope('所属行政区划不在您的管理范围内，不能录入。请核对，或请上级录入。', 'region'),
      );
    }
    const pos = responsiblePartyOrgId === undefined ? null : partyOrgs.posOf(responsiblePartyOrgId);
    if (pos !== null && !rangeHolds(scope.party, pointOf(pos))) {
      reasons.push(
        refuseOutsideScope(
          '党建责任单位不在您的管理范围内，不能录入。请核对，或请上级录入。',
          'responsiblePartyOrg',
        ),
      );
    }
  }

  /** A body enters only organisations that it supervises. */
  function refuseOtherBody({ bodies: named }: SocialOrgRow, reasons: PlainReason[]): void {
    if (isOpen(scope.body)) return;
    const no =
      named.supervisingBody === undefined ? null : bodies.find(named.supervisingBody, 'supervisingBody').no;
    if (no !== null && rangeHolds(scope.body, pointOf(no))) return;
    reasons.push(
      refuseOutsideScope(
        '业务主管单位不是您的单位，不能录入。请核对，或请其业务主管单位录入。',
        'supervisingBody',
      ),
    );
  }

  function settle(
    row: SocialOrgRow,
    match: SocialOrgMatch | null,
    { draft, changed }: { readonly draft: SocialOrgDraft; readonly changed: readonly string[] },
    reasons: readonly PlainReason[],
  ): DecidedSocialOrg {
    const stored = match?.stored ?? null;
    const id = stored?.id ?? newId();
    const spelling = row.draft.name === undefined ? '' : oneSpelling(row.draft.name, placeNames);
    const title = row.draft.name ?? stored?.draft.name ?? '';
    const meant = meantBy(row, match, spelling);
    const common = { id, title, reasons, row, spelling, meant, repeats: false };
    if (match === null || reasons.some(isRefusal))
      return { ...common, outcome: 'refused', changes: {}, toStore: null };
    if (stored === null)
      return { ...common, outcome: 'created', changes: {}, toStore: { newId: id, draft, facts: row.facts } };
    const facts = newFactsOf(id, row.facts, known, (phone) => sealOfficePhone(sealer, phone));
    if (changed.length === 0 && !saysAnything(facts))
      return { ...common, outcome: 'unchanged', changes: {}, toStore: null };
    const nameOf = (other: string) => partyOrgs.nameOf(other);
    const changes = {
      ...describeChanges(changed, { ...stored.draft }, { ...draft }, { fields: socialOrgFields, nameOf }),
      ...describeExtra(stored.draft.extra, draft.extra ?? null),
      ...factChanges(facts),
    };
    return { ...common, outcome: 'changed', changes, toStore: { id, draft, facts } };
  }

  function meantBy({ draft }: SocialOrgRow, match: SocialOrgMatch | null, name: string): OrgMeant {
    const stored = match?.stored ?? null;
    if (stored !== null) return { id: stored.id };
    return { name, creditCode: draft.creditCode ?? undefined, place: match?.place ?? null };
  }

  async function store(decided: readonly DecidedSocialOrg[]): Promise<void> {
    const real = await bodies.store();
    const rows = decided.flatMap(({ toStore }) =>
      toStore === null ? [] : [{ ...toStore, draft: withBodies(toStore.draft, real) }],
    );
    const { ledgerOn } = settings;
    await storeSocialOrgs(client, rows, { ledgerOn, actorName: acting.actorName, sealer });
  }
}

function warnOfFurtherBodies({ field, first, title, value }: FurtherBodies): PlainReason {
  const why = `写了几个单位，以写在最前的“${first}”登记，其余的（${value}）存为附列“${title}”。`;
  return warn('import.further-bodies', `${bodyTitles[field]}${why}`, { field });
}

function pointOf(code: number) {
  return { from: code, to: code };
}

function withBodies(draft: SocialOrgDraft, real: (id: string) => string): SocialOrgDraft {
  const ids = bodyFields.flatMap((field) => {
    const id = draft[`${field}Id`];
    return typeof id === 'string' ? [[`${field}Id`, real(id)]] : [];
  });
  return { ...draft, ...Object.fromEntries(ids) };
}

/** Names and everyday words of sectors; the installation's own names first. */
function sectorWords(rows: readonly { readonly code: string; readonly name: string }[]): Map<string, string> {
  const codes = new Set(rows.map(({ code }) => code));
  const seeds = sectorSeeds.entries.filter(({ code }) => codes.has(code));
  const words = seeds.flatMap(({ code, words: all }) => all.map((word) => [foldName(word), code] as const));
  return new Map([...words, ...rows.map(({ code, name }) => [foldName(name), code] as const)]);
}

function factChanges(facts: SocialOrgFacts): Record<string, readonly [string, string]> {
  const kinds = (Object.keys(facts) as SocialOrgFactKind[]).filter((kind) => (facts[kind]?.length ?? 0) > 0);
  return Object.fromEntries(
    kinds.map((kind) => [socialOrgFactNames[kind], ['', `${facts[kind]?.length ?? 0} 条`]]),
  );
}
