import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { pageAddress } from '../../../platform/web/address.ts';
import { MergedNotice } from '../../../platform/web/MergedNotice.tsx';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { RecordGate, RecordPage, type RecordTab } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { isCurrentMember, type MemberStatus } from '../../codes/tables/member.ts';
import { type MemberRecord, readMemberRoute } from '../member.contract.ts';
import { ChangeMemberDrawer } from './ChangeMemberDrawer.tsx';
import { AccountTab } from './AccountTab.tsx';
import { BasicTab } from './BasicTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { LooksTab } from './LooksTab.tsx';
import { MemberMarks } from './MemberMarks.tsx';
import { StandingTab } from './StandingTab.tsx';
import { branchName, statusLook } from './member-words.ts';
import { MoveMemberDrawer } from './MoveMemberDrawer.tsx';
import { StatusDrawer } from './StatusDrawer.tsx';

/** One member: who it is, where the person belongs, what changed, and who looked. */
export function MemberPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readMemberRoute, { params: { id } });
  const may = { changes: useMay(permissions.readChanges), account: useMay(permissions.changeMembers) };
  return (
    <RecordGate query={query}>
      {(record) => (
        <RecordPage
          title={record.name}
          status={<HeadMarks record={record} />}
          answers={<Branch record={record} />}
          actions={
            <IfMay permission={permissions.changeMembers}>
              {record.managedHere ? <MemberActions record={record} /> : null}
            </IfMay>
          }
          notice={
            <>
              <MergedNotice merged={record.merged} askedId={id} />
              <Notice record={record} />
            </>
          }
          tabs={tabsOf(record, may)}
        />
      )}
    </RecordGate>
  );
}

interface Sight {
  readonly changes: boolean;
  readonly account: boolean;
}

function tabsOf(record: MemberRecord, may: Sight): readonly RecordTab[] {
  const account = { key: 'account', title: '账号', content: <AccountTab record={record} /> };
  const history = { key: 'history', title: '沿革', content: <HistoryTab record={record} /> };
  return [
    { key: 'facts', title: '基本情况', content: <BasicTab record={record} /> },
    { key: 'standing', title: '组织关系', content: <StandingTab record={record} /> },
    ...(may.account ? [account] : []),
    ...(may.changes ? [history] : []),
    { key: 'looks', title: '谁看过', content: <LooksTab memberId={record.id} /> },
  ];
}

function HeadMarks({ record }: { readonly record: MemberRecord }) {
  const { name, tone } = statusLook(record.status);
  return (
    <>
      <StatusTag tone={tone}>{name}</StatusTag>
      <MemberMarks
        identityPending={record.identityNumberMasked === null && record.identityBasis === null}
        isPrivate={record.private}
      />
    </>
  );
}

function Branch({ record: { managingBranch, partyGroup } }: { readonly record: MemberRecord }) {
  const mayOpen = useMay(permissions.readPartyOrgs) && managingBranch.name !== null;
  const name = branchName(managingBranch);
  return (
    <>
      {mayOpen ? <PageLink to={pageAddress(`/party-orgs/${managingBranch.id}`)}>{name}</PageLink> : name}
      {partyGroup === null ? null : ` ${partyGroup}`}
    </>
  );
}

function Notice({ record: { managedHere, warnings } }: { readonly record: MemberRecord }) {
  if (!managedHere) {
    return (
      <Alert
        className="page-notice"
        type="info"
        showIcon
        title="组织关系在您的管理范围内，由范围外的支部管理：可以查看，由管理支部修改。"
      />
    );
  }
  if (warnings.length === 0) return null;
  return (
    <Alert
      className="page-notice"
      type="warning"
      showIcon
      title={
        <ul>
          {warnings.map(({ code, message, clause }) => (
            <li key={code}>
              {message}
              {clause === undefined ? null : <span className="quiet">（依据：{clause}）</span>}
            </li>
          ))}
        </ul>
      }
    />
  );
}

type Drawer = 'change' | 'move' | 'status';

function MemberActions({ record }: { readonly record: MemberRecord }) {
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const navigate = usePageNavigate();
  const of = (which: Drawer) => ({ record, open: drawer === which, onClose: () => setDrawer(null) });
  return (
    <Space wrap>
      <Button onClick={() => navigate(pageAddress('/merges/members', { keep: record.id }))}>
        合并重复记录
      </Button>
      <Button onClick={() => setDrawer('status')}>变更状态</Button>
      {isCurrentMember(record.status as MemberStatus) ? (
        <Button onClick={() => setDrawer('move')}>调整支部</Button>
      ) : null}
      <Button type="primary" onClick={() => setDrawer('change')}>
        修改
      </Button>
      <ChangeMemberDrawer {...of('change')} />
      <MoveMemberDrawer {...of('move')} />
      <StatusDrawer {...of('status')} />
    </Space>
  );
}
