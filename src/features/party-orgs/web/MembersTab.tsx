import { FactList } from '../../../platform/web/FactList.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { tierOfPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { isPartyOrgKind } from '../party-org.rules.ts';
import { GroupsPanel } from './GroupsPanel.tsx';

/** How many members it manages; each number opens its list where the caller may see persons. */
export function MembersTab({ record }: { readonly record: PartyOrgRecord }) {
  const mayOpen = useMay(permissions.readMembers);
  const { id, counts } = record;
  const list = (filters: Readonly<Record<string, string>>) =>
    mayOpen ? pageAddress('/members', { partyOrg: id, ...filters }) : undefined;
  if (counts.members === null || counts.fullMembers === null) {
    return <p className="quiet">一个支部的党员数只在党的组织条线内显示；某一地区的党员总数见“覆盖情况”。</p>;
  }
  const figure = (title: string, count: number | null, filters: Readonly<Record<string, string>>) => ({
    title,
    value: <NumberLink count={count} unit="名" to={list({ within: 'own', ...filters })} />,
  });
  return (
    <section className="stack">
      <FactList
        title="本级管理的党员"
        facts={[
          figure('党员', counts.members, {}),
          figure('正式党员', counts.fullMembers, { status: 'full' }),
          figure('预备党员', counts.members - counts.fullMembers, { status: 'probationary' }),
          figure('组织关系未转入', counts.notTransferred, { transferred: 'no' }),
        ]}
      />
      {mayOpen && isPartyOrgKind(record.kind) && tierOfPartyOrgKind(record.kind) === 'branch' ? (
        <GroupsPanel id={id} />
      ) : null}
    </section>
  );
}
