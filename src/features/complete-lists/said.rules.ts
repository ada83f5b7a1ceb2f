/** What a row of a complete list says of an organisation, in the form in which it is laid beside our record. */
import type { Day } from '../../platform/kernel/day.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import { isEndedStatus, type SocialOrgStatus } from '../codes/tables/social-org.ts';
import type { RowValues } from '../imports/import-row.ts';
import { identityOf, type SocialOrgIdentity } from '../imports/social-org-row.rules.ts';
import type { RegionCode } from '../places/region.ts';

/** A field that the row does not say is absent, and differs from nothing. */
export interface Said {
  readonly name: string | null;
  readonly creditCode: string | null;
  readonly type: string | null;
  readonly registerKind: string | null;
  readonly status: SocialOrgStatus | null;
  readonly foundedOn: Day | null;
  readonly foundedPrecision: DayPrecision;
  readonly endedOn: Day | null;
  /** Of the place that the row names itself. */
  readonly regionCode: RegionCode | null;
  readonly address: string | null;
  readonly legalRepresentative: string | null;
  readonly registrarId: string | null;
  readonly supervisingBodyId: string | null;
  readonly industryRegulatorId: string | null;
}

/** @param place the place that the row names, where it is known */
export function saidOf(values: RowValues, place: RegionCode | null): Said {
  return saidBy(identityOf(values), place);
}

export function saidBy({ draft, bodies, region }: SocialOrgIdentity, place: RegionCode | null): Said {
  return {
    name: draft.name ?? null,
    creditCode: draft.creditCode ?? null,
    type: draft.type ?? null,
    registerKind: draft.registerKind ?? null,
    status: statusOf(draft.status ?? null, draft.endedOn ?? null),
    foundedOn: draft.foundedOn ?? null,
    foundedPrecision: draft.foundedPrecision ?? 'day',
    endedOn: draft.endedOn ?? null,
    regionCode: region === undefined ? null : place,
    address: draft.address ?? null,
    legalRepresentative: draft.legalRepresentative ?? null,
    registrarId: bodies.registrar ?? null,
    supervisingBodyId: bodies.supervisingBody ?? null,
    industryRegulatorId: bodies.industryRegulator ?? null,
  };
}

/** A row with a day of its end and no status is over. */
function statusOf(status: SocialOrgStatus | null, endedOn: Day | null): SocialOrgStatus | null {
  return status ?? (endedOn === null ? null : 'deregistered');
}

/** Whether the registering department has struck it off. */
export function isEndedThere({ status }: Pick<Said, 'status'>): boolean {
  return status !== null && isEndedStatus(status);
}
