import { Alert } from 'antd';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import type { ConsultationView } from '../consultations.contract.ts';
import { orgsOf } from './consultation-words.tsx';

/** Once all have agreed: the way to the forms by which it is set up, filled in with what was agreed. */
export function SetUp({ consultation }: { readonly consultation: ConsultationView }) {
  const mayChangeOrgs = useMay(permissions.changeSocialOrgs);
  const mayChangeNodes = useMay(permissions.changePartyOrgs);
  const { state, way } = consultation;
  if (state !== 'agreed') return null;
  const next = nextStep(consultation);
  const may = way === 'advisor' ? mayChangeOrgs : mayChangeOrgs && mayChangeNodes;
  return (
    <Alert
      type="info"
      showIcon
      title={`各方都已同意。${DONE_BY[way]}这次征求意见就自动办结。`}
      description={
        next === null ? (
          '由能管理挂靠党组织的单位登记。'
        ) : may ? (
          <PageLink to={next.to}>{next.title}</PageLink>
        ) : undefined
      }
    />
  );
}

const DONE_BY: Readonly<Record<ConsultationView['way'], string>> = {
  sole: '登记成立的党组织和它的覆盖以后，',
  joint: '登记成立的联合党组织，并逐家登记覆盖以后，',
  attached: '在挂靠的党组织登记覆盖以后，',
  advisor: '登记选派的指导员以后，',
};

interface Step {
  readonly title: string;
  readonly to: string;
}

function nextStep(consultation: ConsultationView): Step | null {
  const { way, parts, regionCode } = consultation;
  const orgs = orgsOf(consultation);
  const covers = orgs.flatMap(({ recordId }) => (recordId === null ? [] : [recordId]));
  const [first] = orgs;
  switch (way) {
    case 'advisor':
      return first?.recordId === null || first === undefined
        ? null
        : {
            title: '登记指导员',
            to: pageAddress(`/social-orgs/${first.recordId}`, { tab: 'support', add: 'advisors' }),
          };
    case 'attached': {
      const host = parts.find((part) => part.host)?.recordId ?? null;
      return host === null
        ? null
        : { title: '登记覆盖', to: pageAddress(`/party-orgs/${host}`, { tab: 'coverage', way, covers }) };
    }
    case 'sole':
    case 'joint': {
      const body = parts.find(
        ({ kind, host, supersededOn }) => kind === 'party_org' && !host && supersededOn === null,
      )?.recordId;
      return {
        title: '登记党组织',
        to: pageAddress('/party-orgs', {
          found: 'yes',
          name: `${first?.name ?? ''}${way === 'joint' ? '等单位联合党支部' : '党支部'}`,
          as: way === 'joint' ? 'joint_branch' : 'branch',
          way,
          parent: body,
          place: regionCode,
          covers,
        }),
      };
    }
  }
}
