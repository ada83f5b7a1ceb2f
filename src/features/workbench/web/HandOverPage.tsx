import './workbench.css';
import { Button } from 'antd';
import { FactList } from '../../../platform/web/FactList.tsx';
import { PageLink, usePageParams } from '../../../platform/web/navigation.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { permissions } from '../../access/role.ts';
import { secretaryAccountStateNames } from '../../access/secretary-account.ts';
import { listSecretaryAccountsRoute } from '../../access/secretary-accounts.contract.ts';
import { type PartyOrgRecord, readPartyOrgRoute } from '../../party-orgs/party-org.contract.ts';
import { TodoList } from './TodoList.tsx';
import { useListTodos } from './use-list-todos.ts';

/** 交接清单: what the next secretary takes over, and what is still open in the branch; to be signed on paper. */
export function HandOverPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readPartyOrgRoute, { params: { id } });
  return (
    <RecordGate query={query}>
      {(record) => (
        <div className="stack">
          <PageTitle
            title="交接清单"
            below={
              <>
                <PageLink to={`/party-orgs/${id}`}>{record.name}</PageLink> · {officeToday()}
              </>
            }
            actions={<Button onClick={() => window.print()}>打印</Button>}
          />
          <section className="panel" aria-label="交接的人和事">
            <FactList facts={factsOf(record)} />
            <IfMay permission={permissions.openAccounts}>
              <SecretaryAccess branchId={id} />
            </IfMay>
          </section>
          <OpenTasks branchId={id} />
          <Signatures />
        </div>
      )}
    </RecordGate>
  );
}

function factsOf({ id, posts, terms, counts, coverage }: PartyOrgRecord) {
  const secretaries = posts.filter(({ post }) => post === 'secretary');
  const now = secretaries.find(({ current }) => current);
  const [before] = secretaries
    .filter(({ toOn }) => toOn !== null && toOn <= officeToday())
    .toSorted((a, b) => (b.toOn ?? '').localeCompare(a.toOn ?? ''));
  const term = terms.find(({ current }) => current);
  return [
    {
      title: '原书记',
      value: before === undefined ? null : `${before.personName}（任至 ${before.toOn ?? ''}）`,
      empty: '无',
    },
    {
      title: '现任书记',
      value: now === undefined ? null : `${now.personName}（${now.fromOn} 起）`,
      empty: '空缺',
    },
    {
      title: '本届任期',
      value: term === undefined ? null : `${term.fromOn} 至 ${term.extendedToOn ?? term.toOn}`,
      empty: '未登记',
    },
    {
      title: '党员',
      value: <NumberLink count={counts.members} unit="名" to={pageAddress('/members', { partyOrg: id })} />,
    },
    {
      title: '覆盖的社会组织',
      wide: true,
      empty: '无',
      value:
        coverage
          .filter(({ current }) => current)
          .map(({ socialOrg }) => socialOrg.name)
          .join('、') || null,
    },
  ];
}

/** Whether the one who takes over can sign in, and the way to the slip. */
function SecretaryAccess({ branchId }: { readonly branchId: string }) {
  const { data } = useRoute(listSecretaryAccountsRoute, { query: { partyOrg: branchId, size: 20 } });
  const secretary = data?.rows.find(({ partyOrgId }) => partyOrgId === branchId);
  if (secretary === undefined) return null;
  const { state, personName } = secretary;
  return (
    <p className="desk-note">
      {personName}的账号：
      <StatusTag tone={state === 'in-use' ? 'good' : 'attention'}>
        {secretaryAccountStateNames[state]}
      </StatusTag>{' '}
      {state === 'in-use' ? null : (
        <PageLink className="no-print" to={pageAddress('/secretary-accounts', { partyOrg: branchId })}>
          打印开户单
        </PageLink>
      )}
    </p>
  );
}

function OpenTasks({ branchId }: { readonly branchId: string }) {
  const { todos, waiting } = useListTodos({ partyOrg: branchId });
  const maySeeMembers = useMay(permissions.readMembers);
  const open = todos.filter(({ count }) => count > 0);
  return (
    <section className="panel" aria-label="未办结的事">
      <h2 className="desk-head">未办结的事</h2>
      {open.length > 0 ? <TodoList todos={todos} /> : null}
      {open.length === 0 && !waiting ? <p className="quiet">没有未办结的事。</p> : null}
      {maySeeMembers ? null : <p className="quiet">您的身份看不到党员名册，这里不含党员方面的事项。</p>}
    </section>
  );
}

function Signatures() {
  return (
    <section className="hand-over-signatures" aria-label="签字">
      {['移交人', '接收人', '监交人', '日期'].map((who) => (
        <span key={who}>{who}：</span>
      ))}
    </section>
  );
}
