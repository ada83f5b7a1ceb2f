import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { type BodySuggestion, type CandidateBody, suggestResponsible } from '../responsible-body.rules.ts';
import type { SuggestionView, UnclearOrgRow } from '../unclear-org.contract.ts';
import type { CandidateRow, UnclearRow } from './unclear-orgs.queries.ts';

const TOWNSHIP = 4;

/** What the facts of an organisation speak for. */
export function suggestionsFor(row: UnclearRow): SuggestionView[] {
  const { candidates } = row;
  const byBody = candidates.find(({ why }) => why === 'body');
  const found: readonly BodySuggestion[] = suggestResponsible({
    type: row.org_type,
    typeName: nameOfCode(socialOrgTypes, row.org_type),
    registerKind: row.register_kind,
    atTownship: row.region_level === TOWNSHIP,
    supervisingBodyName: row.body_name,
    registrarName: row.registrar_name,
    guidanceBodyName: row.guidance_name,
    byBody: byBody === undefined ? null : { id: byBody.id, name: byBody.name, count: byBody.n },
    byTrade: candidateOf(candidates, 'trade'),
    byTown: candidateOf(candidates, 'town'),
    byRegion: candidateOf(candidates, 'region'),
  });
  return found.map((each) => ({ ...each, reasons: [...each.reasons] }));
}

function candidateOf(candidates: readonly CandidateRow[], wanted: CandidateRow['why']): CandidateBody | null {
  const found = candidates.find(({ why }) => why === wanted);
  return found === undefined ? null : { id: found.id, name: found.name };
}

/** What lists and the record of claims say of an organisation. */
export function orgFactsOf(row: UnclearRow) {
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    type: row.org_type,
    regionName: row.region_name,
    sectorName: row.sector_name,
    registrarName: row.registrar_name,
    supervisingBodyName: row.body_name,
    holderName: row.holder_name,
    since: row.since,
    inScope: row.in_scope,
  };
}

export function unclearOrgView(row: UnclearRow): UnclearOrgRow {
  return { ...orgFactsOf(row), named: row.named, suggestion: suggestionsFor(row)[0] ?? null };
}
