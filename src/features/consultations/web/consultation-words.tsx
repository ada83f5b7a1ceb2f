import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { permissions } from '../../access/role.ts';
import { type ConsultationState, consultationStateName } from '../../codes/tables/consultation.ts';
import type { ConsultationView, PartView } from '../consultations.contract.ts';

const TONES: Readonly<Record<ConsultationState, Tone>> = {
  asking: 'waiting',
  agreed: 'attention',
  done: 'good',
  refused: 'over',
  withdrawn: 'over',
  lapsed: 'over',
};

export function ConsultationStateTag({
  state,
  way,
}: {
  readonly state: ConsultationState;
  readonly way: string;
}) {
  return <StatusTag tone={TONES[state]}>{consultationStateName(state, way)}</StatusTag>;
}

/** The organisations of the plan, the one whose proposal was accepted first. */
export function orgsOf({ parts }: Pick<ConsultationView, 'parts'>): readonly PartView[] {
  return parts.filter(({ kind }) => kind === 'social_org');
}

export function namesOf(consultation: Pick<ConsultationView, 'parts'>): string {
  return orgsOf(consultation)
    .map(({ name }) => name)
    .join('、');
}

/** Whether somebody has still to answer. */
export function isAwaited({ answer, supersededOn }: PartView): boolean {
  return answer === null && supersededOn === null;
}

/** What somebody is in the plan. */
export function roleOf({ kind, host, supersededOn }: PartView): string {
  if (kind === 'social_org') return '社会组织';
  if (supersededOn !== null) return '原党建责任单位';
  return host ? '挂靠的党组织' : '党建责任单位';
}

/** By name, and to the record where the reader may open it. */
export function PartName({ part: { kind, recordId, name } }: { readonly part: PartView }) {
  const mayReadOrgs = useMay(permissions.readSocialOrgs);
  const mayReadTree = useMay(permissions.readPartyOrgs);
  const may = kind === 'social_org' ? mayReadOrgs : mayReadTree;
  if (recordId === null || !may) return name;
  return (
    <PageLink to={kind === 'social_org' ? `/social-orgs/${recordId}` : `/party-orgs/${recordId}`}>
      {name}
    </PageLink>
  );
}
