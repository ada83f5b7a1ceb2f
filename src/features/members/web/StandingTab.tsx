import { type DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FactList } from '../../../platform/web/FactList.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import type { MemberRecord } from '../member.contract.ts';
import { ElsewhereSection } from './ElsewhereSection.tsx';
import {
  branchName,
  membershipKindOf,
  membershipText,
  periodText,
  statusLook,
  titleOfMemberField as titleOf,
  yesNoText,
} from './member-words.ts';

type Period = MemberRecord['periods'][number];
type Post = MemberRecord['posts'][number];

/** 组织关系: where the person is managed, where the 组织关系 is, posts held, and how all this came about. */
export function StandingTab({ record }: { readonly record: MemberRecord }) {
  return (
    <div className="member-parts">
      <FactList
        title="现在"
        facts={[
          { title: titleOf('managingBranchId'), value: <BranchLink branch={record.managingBranch} /> },
          { title: '组织关系', value: <Membership record={record} /> },
          { title: titleOf('partyGroup'), value: record.partyGroup, empty: '未编组' },
        ]}
      />
      {record.posts.length === 0 ? null : (
        <section>
          <h2>党内职务</h2>
          <DataTable<Post>
            name="member-posts"
            title="党内职务"
            toolbar={false}
            columns={POSTS}
            rows={record.posts}
            rowKey={({ id }) => id}
            empty={{ reason: '没有党内职务。' }}
          />
        </section>
      )}
      <section>
        <h2>历次变化</h2>
        <DataTable<Period>
          name="member-periods"
          title="历次变化"
          toolbar={false}
          columns={PERIODS}
          rows={record.periods}
          rowKey={({ fromOn }) => fromOn}
          empty={{ reason: '没有变化。' }}
        />
      </section>
      <ElsewhereSection memberId={record.id} />
    </div>
  );
}

const POSTS: readonly DataColumn<Post>[] = [
  { key: 'post', title: '职务', width: 130, value: ({ post }) => nameOfCode(partyPosts, post) },
  { key: 'partyOrg', title: '党组织', width: 260, value: ({ partyOrg }) => branchName(partyOrg) },
  { key: 'current', title: '现任', width: 90, value: ({ current }) => (current ? '现任' : '已免职') },
  { key: 'period', title: '任职起止', width: 210, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
  { key: 'duties', title: '分工', value: ({ duties }) => duties },
];

const PERIODS: readonly DataColumn<Period>[] = [
  { key: 'period', title: '起止', width: 210, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
  { key: 'status', title: titleOf('status'), width: 150, render: (row) => <Status status={row.status} /> },
  {
    key: 'managing',
    title: titleOf('managingBranchId'),
    width: 240,
    value: ({ managingBranch }) => branchName(managingBranch),
  },
  {
    key: 'membership',
    title: '组织关系',
    width: 200,
    value: (row) =>
      membershipKindOf(row) === 'same'
        ? '在纳入管理支部'
        : row.membershipBranch === null
          ? '不在本系统'
          : branchName(row.membershipBranch),
  },
  {
    key: 'unit',
    title: titleOf('workUnitId'),
    width: 220,
    value: ({ workUnit }) => (workUnit === null ? null : (workUnit.name ?? '范围外的社会组织')),
  },
  {
    key: 'fullTime',
    title: titleOf('fullTime'),
    width: 96,
    empty: '未核实',
    value: ({ fullTime }) => yesNoText(fullTime),
  },
];

function Status({ status }: { readonly status: string }) {
  const { name, tone } = statusLook(status);
  return tone === 'good' ? name : <StatusTag tone={tone}>{name}</StatusTag>;
}

function Membership({ record }: { readonly record: MemberRecord }) {
  const kind = membershipKindOf(record);
  if (kind === 'same') return '在纳入管理支部';
  if (kind === 'outside' || record.membershipBranch === null) return membershipText(record);
  return <BranchLink branch={record.membershipBranch} />;
}

function BranchLink({ branch }: { readonly branch: MemberRecord['managingBranch'] }) {
  const mayOpen = useMay(permissions.readPartyOrgs);
  const name = branchName(branch);
  return mayOpen && branch.name !== null ? <PageLink to={`/party-orgs/${branch.id}`}>{name}</PageLink> : name;
}
