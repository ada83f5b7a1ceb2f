import { FactList } from '../../../platform/web/FactList.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type PartyOrgRecord, readPartyOrgRoute } from '../../party-orgs/party-org.contract.ts';
import { DeskTodos } from './DeskTodos.tsx';
import { MonthDuties } from './MonthDuties.tsx';

/** The secretary's desk: the own branch in a few lines, and what it owes. */
export function BranchDesk({ branchId }: { readonly branchId: string }) {
  const branch = useRoute(readPartyOrgRoute, { params: { id: branchId } });
  return (
    <>
      <section className="panel" aria-label="本支部">
        <RecordGate query={branch}>{(record) => <BranchSummary record={record} />}</RecordGate>
      </section>
      <MonthDuties branchId={branchId} />
      <DeskTodos />
    </>
  );
}

function BranchSummary({ record }: { readonly record: PartyOrgRecord }) {
  const { counts, id } = record;
  const secretary = record.posts.find(({ post, current }) => current && post === 'secretary');
  const term = record.terms.find(({ current }) => current);
  const covered = record.coverage.filter(({ current }) => current);
  return (
    <>
      <h2 className="desk-head">
        <PageLink to={`/party-orgs/${id}`}>{record.name}</PageLink>
      </h2>
      <FactList
        facts={[
          { title: '书记', value: secretary?.personName, empty: '空缺' },
          {
            title: '本届任期',
            value: term === undefined ? null : `${term.fromOn} 至 ${term.extendedToOn ?? term.toOn}`,
          },
          {
            title: '党员',
            value: (
              <NumberLink count={counts.members} unit="名" to={pageAddress('/members', { partyOrg: id })} />
            ),
          },
          {
            title: '组织关系未转入',
            value: (
              <NumberLink
                count={counts.notTransferred}
                unit="名"
                to={pageAddress('/members', { partyOrg: id, transferred: 'no' })}
              />
            ),
          },
          {
            title: '覆盖的社会组织',
            wide: true,
            empty: '无',
            value:
              covered.length === 0 ? null : (
                <ul>
                  {covered.map(({ socialOrg }) => (
                    <li key={socialOrg.id}>
                      <PageLink to={`/social-orgs/${socialOrg.id}`}>{socialOrg.name}</PageLink>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </>
  );
}
