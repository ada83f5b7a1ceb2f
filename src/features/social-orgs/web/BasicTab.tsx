import type { ReactNode } from 'react';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { employments, responsibilityPrinciples } from '../../codes/tables/party-org.ts';
import { registrationKinds } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { responsibilities, type SocialOrgField, titleOfSocialOrgField } from '../social-org.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import { partOfDay, statusLook, yesNoText } from './social-org-words.ts';

/** The record's own fields, what is not known said so, and the columns for which there is no field. */
export function BasicTab({ record }: { readonly record: SocialOrgRecord }) {
  return (
    <div className="org-facts">
      <FactList title="登记" facts={registryFacts(record)} />
      <FactList title="管理关系" facts={useSupervisionFacts(record)} />
      <FactList title="人员和规模" facts={sizeFacts(record)} />
      <FactList title="党建" facts={partyWorkFacts(record)} />
      {record.extra.length === 0 ? null : (
        <FactList title="附列（台账中的其他列）" facts={extraFacts(record)} />
      )}
    </div>
  );
}

function fact(field: SocialOrgField, value: ReactNode, more: Partial<Fact> = {}): Fact {
  return { title: titleOfSocialOrgField(field), value, ...more };
}

function named(table: CodeTable, code: string | null): string | null {
  return code === null ? null : nameOfCode(table, code);
}

function counted(count: number | null): ReactNode {
  return count === null ? null : <span className="number">{countText(count)}</span>;
}

function registryFacts(record: SocialOrgRecord): Fact[] {
  return [
    fact('type', nameOfCode(socialOrgTypes, record.type)),
    fact('registerKind', nameOfCode(registrationKinds, record.registerKind)),
    fact('status', statusLook(record.status).name),
    fact('foundedOn', partOfDay(record.foundedOn, record.foundedPrecision)),
    fact('operating', yesNoText(record.operating)),
    fact('legalPerson', yesNoText(record.legalPerson)),
    fact('regionCode', record.regionName),
    fact('sector', record.sectorName),
    fact('addressRegionCode', record.addressRegionName),
    fact('address', record.address, { wide: true }),
    ...(record.endedOn === null
      ? []
      : [fact('endedOn', record.endedOn), fact('endReason', record.endReason, { wide: true })]),
  ];
}

function useSupervisionFacts(record: SocialOrgRecord): Fact[] {
  const mayOpen = useMay(permissions.readPartyOrgs);
  const { responsiblePartyOrg: node } = record;
  const answers =
    node === null ? (
      '上级党组织（不在管理范围内）'
    ) : mayOpen ? (
      <PageLink to={`/party-orgs/${node.id}`}>{node.name}</PageLink>
    ) : (
      node.name
    );
  return [
    fact('registrarId', record.registrar?.name),
    fact('supervisingBodyId', record.supervisingBody?.name, { empty: '无' }),
    fact('industryRegulatorId', record.industryRegulator?.name, { empty: '无' }),
    fact('guidanceBodyId', record.guidanceBody?.name, { empty: '无' }),
    fact('responsiblePartyOrgId', answers),
    fact('responsibility', nameOfCode(responsibilities, record.responsibility)),
    fact('responsibilityPrinciple', named(responsibilityPrinciples, record.responsibilityPrinciple)),
    fact('noPartyReason', named(noPartyReasons, record.noPartyReason), {
      empty: '无',
      ...reasonSince(record),
    }),
    ...(record.noPartyReasonNote === null
      ? []
      : [fact('noPartyReasonNote', record.noPartyReasonNote, { wide: true })]),
  ];
}

/** Since when, and who said so. */
function reasonSince({ noPartyReasons: said }: SocialOrgRecord): Partial<Fact> {
  const [latest] = said;
  if (latest === undefined || latest.toOn !== null) return {};
  const by = latest.recordedBy === null ? '' : `，${latest.recordedBy}登记`;
  return { note: `${latest.fromOn} 起${by}` };
}

function sizeFacts(record: SocialOrgRecord): Fact[] {
  return [
    fact('staff', counted(record.staff)),
    fact('staffFullTime', counted(record.staffFullTime)),
    fact('volunteers', counted(record.volunteers)),
    fact('affiliates', counted(record.affiliates)),
    fact('memberEnterprises', counted(record.memberEnterprises)),
    fact('branchUnits', counted(record.branchUnits)),
    fact('legalRepresentative', record.legalRepresentative),
    fact('contactName', record.contactName),
    fact('contactPhone', record.contactPhone),
  ];
}

function partyWorkFacts(record: SocialOrgRecord): Fact[] {
  return [
    fact('charterParty', yesNoText(record.charterParty)),
    fact('charterPartyOn', record.charterPartyOn),
    fact('staffing', named(employments, record.staffing)),
    fact('setupBase', record.setupBase),
    fact('parentBodyCategory', record.parentBodyCategory),
  ];
}

function extraFacts({ extra }: SocialOrgRecord): Fact[] {
  return extra.map(({ title, value, source, on }) => ({ title, value, note: `${source}，${on}` }));
}
