/** Which body should answer for an organisation, as its facts say (SORGP-05). A proposal with its reasons, never a decision. */
import type { ClaimBasis } from '../codes/tables/claim.ts';
import type { ResponsibilityPrinciple } from '../codes/tables/party-org.ts';
import { principleOfBasis } from './claim.rules.ts';

export interface CandidateBody {
  readonly id: string;
  readonly name: string;
}

/** What is known of the organisation, and whom the facts around it speak for. */
export interface ResponsibleFacts {
  readonly type: string;
  readonly typeName: string;
  readonly registerKind: string;
  readonly atTownship: boolean;
  readonly supervisingBodyName: string | null;
  readonly registrarName: string | null;
  /** 业务指导单位: it once had a supervising body and has been parted from it (脱钩). */
  readonly guidanceBodyName: string | null;
  /** Answers for most organisations of the same supervising body, and for how many. */
  readonly byBody: (CandidateBody & { readonly count: number }) | null;
  /** The committee of its trade. */
  readonly byTrade: CandidateBody | null;
  /** The committee of the township or street. */
  readonly byTown: CandidateBody | null;
  /** Answers for the region where nobody is named (兜底). */
  readonly byRegion: CandidateBody | null;
}

export interface BodySuggestion {
  readonly principle: ResponsibilityPrinciple;
  readonly basis: ClaimBasis;
  /** Null where the principle is clear and nobody knows which Party organisation it is. */
  readonly body: CandidateBody | null;
  readonly reasons: readonly string[];
}

export const RESPONSIBLE_CLAUSE = 'SORGP-05';

const FIRMS: readonly string[] = ['law_firm', 'accounting_firm', 'tax_firm'];

/**
 * The first is the proposal, the others are what may be chosen instead. Firms stand under the committee of their trade; what has
 * a supervising body under that body's Party organisation; what is merely filed, or of a township, under the township; all
 * else – registered directly, or parted from its body – under the office that looks after social organisations.
 */
export function suggestResponsible(facts: ResponsibleFacts): BodySuggestion[] {
  const found = [byTrade(facts), bySupervisor(facts), byTown(facts), byRegion(facts)].filter(
    (each) => each !== null,
  );
  return found.filter(
    ({ body }, at) => body === null || found.findIndex((other) => other.body?.id === body.id) === at,
  );
}

function byTrade({ type, typeName, byTrade: body }: ResponsibleFacts): BodySuggestion | null {
  if (!FIRMS.includes(type)) return null;
  return suggestion('industry', body, [
    `${typeName}由行业党委管理`,
    body === null ? '本地还没有登记这一行业的行业党委' : `本地的行业党委是“${body.name}”`,
  ]);
}

function bySupervisor({
  type,
  supervisingBodyName,
  registrarName,
  byBody: body,
}: ResponsibleFacts): BodySuggestion | null {
  // A registrar that is written down as supervising body as well supervises nothing: the organisation is registered directly.
  if (FIRMS.includes(type) || supervisingBodyName === null || supervisingBodyName === registrarName)
    return null;
  return suggestion('supervising_body', body, [
    `业务主管单位是${supervisingBodyName}，由业务主管单位党组织领导和管理`,
    body === null
      ? `${supervisingBodyName}主管的社会组织里，还没有明确党建责任单位的`
      : `${supervisingBodyName}主管的社会组织有 ${body.count} 家由“${body.name}”负责`,
  ]);
}

function byTown({ registerKind, atTownship, byTown: body }: ResponsibleFacts): BodySuggestion | null {
  if ((registerKind !== 'filed' && !atTownship) || body === null) return null;
  return suggestion('community', body, [
    registerKind === 'filed' ? '备案的社区社会组织由街道社区、乡镇管理' : '由乡镇（街道）管理的社会组织',
    `所在乡镇（街道）的党组织是“${body.name}”`,
  ]);
}

function byRegion({
  type,
  supervisingBodyName,
  registrarName,
  guidanceBodyName,
  byRegion: body,
}: ResponsibleFacts): BodySuggestion | null {
  if (body === null) return null;
  const isSupervised = supervisingBodyName !== null && supervisingBodyName !== registrarName;
  const why = FIRMS.includes(type)
    ? '没有行业党委时，由社会组织党建工作机构兜底'
    : isSupervised
      ? '业务主管单位党组织不能负责时，由社会组织党建工作机构兜底'
      : guidanceBodyName === null
        ? '没有业务主管单位（直接登记），由社会组织党建工作机构兜底'
        : `已与业务主管单位脱钩（业务指导单位：${guidanceBodyName}），由社会组织党建工作机构兜底`;
  return suggestion('fallback', body, [why, `这个地区由“${body.name}”兜底`]);
}

function suggestion(
  basis: ClaimBasis,
  body: CandidateBody | null,
  reasons: readonly string[],
): BodySuggestion {
  const named = body === null ? null : { id: body.id, name: body.name };
  return { basis, principle: principleOfBasis(basis) ?? 'territorial', body: named, reasons };
}
