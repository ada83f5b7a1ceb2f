import { Button } from 'antd';
import { useState } from 'react';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { tierOfPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { isPartyOrgKind } from '../party-org.rules.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { codeName, kindText, partOfDay, titleOf, yesNoText } from './party-org-words.ts';
import { RegionsDrawer } from './RegionsDrawer.tsx';

/** The record's own fields, what is not known said so, and the columns of its ledger for which there is no field. */
export function BasicTab({ record }: { readonly record: PartyOrgRecord }) {
  const { extra } = record;
  return (
    <div className="stack">
      <section>
        <FactList title="基本情况" facts={basicFacts(record)} />
      </section>
      <section>
        <FactList title="成立" facts={foundingFacts(record)} />
      </section>
      <section>
        <FactList title="书记和联系" facts={contactFacts(record)} />
      </section>
      <Responsibility record={record} />
      {extra.length === 0 ? null : (
        <section>
          <FactList
            title="附列（台账中没有对应项目的列）"
            facts={extra.map(({ title, value, on, source }) => ({ title, value, note: `${source}，${on}` }))}
          />
        </section>
      )}
    </div>
  );
}

function basicFacts(record: PartyOrgRecord): Fact[] {
  const { guidedBy } = record;
  const guidedSince = record.guidance.find(({ toOn }) => toOn === null)?.fromOn;
  return [
    { title: titleOf('name'), value: record.name, wide: true },
    { title: titleOf('shortName'), value: record.shortName, empty: '—' },
    { title: titleOf('partyCode'), value: record.partyCode },
    { title: titleOf('kind'), value: kindText(record) },
    {
      title: titleOf('setUpMode'),
      value: codeName(setUpModes, record.setUpMode),
      empty: record.kind === 'branch' ? '未核实' : '—',
    },
    { title: titleOf('regionCode'), value: record.regionName },
    { title: titleOf('exemplar'), value: yesNoText(record.exemplar) },
    {
      title: titleOf('guidedById'),
      value:
        guidedBy === null ? null : guidedBy.name === null ? (
          '范围外的党组织'
        ) : (
          <PageLink to={`/party-orgs/${guidedBy.id}`}>{guidedBy.name}</PageLink>
        ),
      ...(guidedBy === null || guidedSince === undefined ? {} : { note: `自 ${guidedSince} 起` }),
      empty: '无',
    },
  ];
}

function foundingFacts(record: PartyOrgRecord): Fact[] {
  return [
    { title: titleOf('foundedOn'), value: partOfDay(record.foundedOn, record.foundedPrecision) },
    {
      title: '开始统计日期',
      value: record.firstOn,
      ...(record.fromImport ? { note: '由导入登记' } : {}),
    },
    { title: titleOf('approvalNo'), value: record.approvalNo },
    { title: titleOf('approvedBy'), value: record.approvedBy },
    { title: titleOf('mayApproveProbationary'), value: yesNoText(record.mayApproveProbationary) },
  ];
}

function contactFacts(record: PartyOrgRecord): Fact[] {
  const secretaries = record.posts.filter(({ current, post }) => current && post === 'secretary');
  return [
    { title: '书记', value: secretaries.map(({ personName }) => personName).join('、'), empty: '空缺' },
    { title: titleOf('secretarySource'), value: codeName(secretarySources, record.secretarySource) },
    { title: titleOf('phone'), value: record.phone },
    { title: titleOf('address'), value: record.address, wide: true },
  ];
}

/** For which organisations it answers: those that name it, and regions in which nobody else does (兜底). */
function Responsibility({ record }: { readonly record: PartyOrgRecord }) {
  const [open, setOpen] = useState(false);
  const mayOpen = useMay(permissions.readSocialOrgs);
  const mayChangeOrgs = useMay(permissions.changeSocialOrgs);
  const mayChangeNodes = useMay(permissions.changePartyOrgs);
  const mayChange = mayChangeOrgs && mayChangeNodes && record.endedOn === null;
  const { regions, counts } = record;
  const branch = isPartyOrgKind(record.kind) && tierOfPartyOrgKind(record.kind) === 'branch';
  if (regions.length === 0 && counts.responsibleFor === 0 && (branch || !mayChange)) return null;
  const own = `${counts.responsibleFor} 家`;
  return (
    <section>
      <FactList
        title="党建责任"
        facts={[
          {
            title: '负责的社会组织',
            value:
              mayOpen && counts.responsibleFor > 0 ? (
                <PageLink to={`/social-orgs?partyOrg=${record.id}&within=own`}>{own}</PageLink>
              ) : (
                own
              ),
          },
          {
            title: '兜底地区',
            value: regions.map(({ name }) => name).join('、'),
            empty: '没有',
            wide: true,
            note: mayChange ? (
              <Button type="link" size="small" className="no-print" onClick={() => setOpen(true)}>
                调整
              </Button>
            ) : undefined,
          },
        ]}
      />
      <RegionsDrawer record={record} open={open} onClose={() => setOpen(false)} />
    </section>
  );
}
