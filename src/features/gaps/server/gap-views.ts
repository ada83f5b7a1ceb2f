import { FEWEST_TOLD, type PersonCount } from '../../../platform/kernel/small-counts.ts';
import { type CountingMasks, judge, notTransferredCount } from '../../counting/counting.rules.ts';
import { reasonsOf, type Telling } from '../explain.rules.ts';
import type { GapDetail, GapRow, ProposalView } from '../gaps.contract.ts';
import { type GapUnit, type Host, type SetUpProposal, proposalsFor } from '../proposal.rules.ts';
import type { HostJson, PageJson, RowJson, UnitJson } from './gaps.queries.ts';

/** Nothing is known of one without a span: it does not count on that day. */
const UNSEEN = 24;

/** How a caller is told what a page says. */
export interface Sight {
  readonly masks: CountingMasks;
  /** The Party line may count out members; beside it the roll's small numbers are not told. */
  readonly persons: boolean;
}

/** A stored unit as the rules weigh it. */
export function unitOf(json: UnitJson, masks: CountingMasks): GapUnit {
  const { id, name, near, nearName, sector, sectorName } = json;
  const { gap } = judge(json.signature ?? UNSEEN, masks);
  return {
    id,
    name,
    group: json.signature === null ? null : gap,
    members:
      json.source === null
        ? null
        : { transferred: json.transferred ?? 0, notTransferred: json.notTransferred ?? 0 },
    responsibleId: json.responsible,
    near,
    nearName,
    sector,
    sectorName,
    asked: json.consultation !== null,
  };
}

/** A unit's numbers as they may be told: declared ones stand on the record for whoever reads it, the roll's are of persons. */
export function toldMembers(json: UnitJson, { persons }: Pick<Sight, 'persons'>) {
  const { source, transferred, notTransferred } = json;
  if (source === null) return { transferred: null, notTransferred: null };
  const tell = (count: number | null): PersonCount => {
    const n = count ?? 0;
    if (persons || source === 'declared') return n;
    return n < FEWEST_TOLD ? 'few' : 'withheld';
  };
  return { transferred: tell(transferred), notTransferred: tell(notTransferred) };
}

/** The rows of a page, each with the proposed way. */
export function rowsOf(page: PageJson, sight: Sight): GapRow[] {
  const propose = proposer(page, sight);
  return page.rows.map((row) => {
    const [proposal] = propose(row);
    const { group, ...shown } = shownOf(row, sight);
    if (group === null) throw new Error('a list holds those without a Party organisation alone');
    return { ...shown, group, proposal: proposal === undefined ? null : proposedOf(proposal) };
  });
}

function proposedOf({ way, units, host, absorbs }: SetUpProposal): NonNullable<GapRow['proposal']> {
  return {
    way,
    partners: units.slice(1).map(({ id, name }) => ({ id, name })),
    host: host === null ? null : { id: host.id, name: host.name },
    absorbs: absorbs > 0,
  };
}

/** The same with all ways and why. */
export function detailsOf(page: PageJson, sight: Sight): GapDetail[] {
  const known = new Map([...page.rows, ...page.neighbours].map((json) => [json.id, json]));
  const propose = proposer(page, sight);
  return page.rows.map((row) => ({
    ...shownOf(row, sight),
    proposals: propose(row).map((each) => viewOf(each, page, known, sight)),
  }));
}

function shownOf(row: RowJson, sight: Sight): Omit<GapDetail, 'proposals'> {
  const judged = judge(row.signature ?? UNSEEN, sight.masks);
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    regionName: row.regionName,
    nearName: row.nearName,
    sectorName: row.sectorName,
    supervisingBodyName: row.bodyName,
    responsible: row.responsibleName === null ? null : { id: row.responsible, name: row.responsibleName },
    responsibility: row.responsibility,
    group: row.signature === null ? null : judged.gap,
    ...toldMembers(row, sight),
    source: row.source,
    declaredOn: row.declaredOn,
    absorbable: judged.absorbable && judged.gap !== 'exempt',
    work: judged.work,
    reason: row.reason,
    consultation: row.consultation,
    exemption: row.exemption,
  };
}

/** All ways for each row, its surroundings picked from what was looked up for the page. */
export function proposer(page: PageJson, { masks }: Sight): (row: RowJson) => SetUpProposal[] {
  const neighbours = page.neighbours.map((each) => unitOf(each, masks));
  const nodes = new Map(page.nodes.map((node) => [node.id, node]));
  return (row) =>
    proposalsFor(unitOf(row, masks), {
      neighbours,
      hosts: page.hosts.map((each) => hostOf(each, nodes.get(row.responsible))),
      notTransferredCounts: notTransferredCount(masks),
    });
}

export function hostOf(
  { id, name, pos, near, nearName, members }: HostJson,
  node: PageJson['nodes'][number] | undefined,
): Host {
  const sameResponsible = node !== undefined && pos >= node.from && pos <= node.to;
  return { id, name, near, nearName, sameResponsible, members };
}

/** A proposal as it is shown. */
export function viewOf(
  proposal: SetUpProposal,
  page: PageJson,
  known: ReadonlyMap<string, UnitJson>,
  sight: Sight,
): ProposalView {
  return {
    way: proposal.way,
    units: proposal.units.map((unit) => seenOf(unit, known.get(unit.id), sight)),
    host: proposal.host === null ? null : { id: proposal.host.id, name: proposal.host.name },
    absorbs: proposal.absorbs > 0,
    reasons: reasonsOf(proposal, tellingOf(page, sight)),
    clause: proposal.clause,
  };
}

export function seenOf(
  unit: GapUnit,
  json: UnitJson | undefined,
  sight: Sight,
): ProposalView['units'][number] {
  const { id, name, nearName, group, responsibleId } = unit;
  const told = json === undefined ? { transferred: null, notTransferred: null } : toldMembers(json, sight);
  return { id, name, nearName, group, responsibleId, ...told };
}

function tellingOf(page: PageJson, { masks, persons }: Sight): Telling {
  const names = new Map(page.rows.map((row) => [row.responsible, row.responsibleName ?? undefined]));
  return {
    notTransferredCounts: notTransferredCount(masks),
    tellsMembers: persons,
    nameOfNode: (id) => names.get(id),
  };
}
