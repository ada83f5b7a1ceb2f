import './party-orgs.css';
import { Alert, Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { pageAddress } from '../../../platform/web/address.ts';
import { MergedNotice } from '../../../platform/web/MergedNotice.tsx';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { RecordGate, RecordPage, type RecordTab } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { type PartyOrgRecord, readPartyOrgRoute } from '../party-org.contract.ts';
import { BasicTab } from './BasicTab.tsx';
import { BelowTab } from './BelowTab.tsx';
import { ChangePartyOrgDrawer } from './ChangePartyOrgDrawer.tsx';
import { CoverageTab } from './CoverageTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { LeadershipTab } from './LeadershipTab.tsx';
import { MeetingsTab } from './MeetingsTab.tsx';
import { MembersTab } from './MembersTab.tsx';
import { VitalityTab } from './VitalityTab.tsx';
import { articleOf, kindText, termLook } from './party-org-words.ts';
import {
  EndPartyOrgDrawer,
  MergePartyOrgDrawer,
  MovePartyOrgDrawer,
  RestorePartyOrgDrawer,
} from './TreeDrawers.tsx';

/** Everything about one Party organisation. */
export function PartyOrgPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readPartyOrgRoute, { params: { id } });
  return (
    <RecordGate query={query}>
      {(record) => <Record key={record.id} record={record} askedId={id} />}
    </RecordGate>
  );
}

interface RecordProps {
  readonly record: PartyOrgRecord;
  /** As in the address: of a record that was merged, another one. */
  readonly askedId: string;
}

function Record({ record, askedId }: RecordProps) {
  return (
    <RecordPage
      title={record.name}
      {...(record.partyCode === null ? {} : { code: record.partyCode })}
      status={<Tags record={record} />}
      answers={<Path record={record} />}
      actions={
        <IfMay permission={permissions.changePartyOrgs}>
          <Actions record={record} />
        </IfMay>
      }
      notice={
        <>
          <MergedNotice merged={record.merged} askedId={askedId} />
          <Attention record={record} />
        </>
      }
      tabs={useTabs(record)}
    />
  );
}

function useTabs(record: PartyOrgRecord): RecordTab[] {
  const mayReadChanges = useMay(permissions.readChanges);
  const { counts, posts } = record;
  return [
    { key: 'basic', title: '基本情况', content: <BasicTab record={record} /> },
    {
      key: 'leadership',
      title: '班子与届次',
      count: posts.filter(({ current }) => current).length,
      content: <LeadershipTab record={record} />,
    },
    {
      key: 'coverage',
      title: '覆盖的社会组织',
      count: counts.covers,
      content: <CoverageTab record={record} />,
    },
    {
      key: 'members',
      title: '党员',
      ...(counts.members === null ? {} : { count: counts.members }),
      content: <MembersTab record={record} />,
    },
    { key: 'meetings', title: '组织生活', content: <MeetingsTab record={record} /> },
    { key: 'vitality', title: '有效覆盖', content: <VitalityTab record={record} /> },
    ...(counts.children === 0
      ? []
      : [{ key: 'below', title: '下级', count: counts.children, content: <BelowTab id={record.id} /> }]),
    ...(mayReadChanges ? [{ key: 'history', title: '沿革', content: <HistoryTab record={record} /> }] : []),
  ];
}

function Tags({ record }: { readonly record: PartyOrgRecord }) {
  const { endedOn, termState, exemplar } = record;
  const term = termLook(termState);
  return (
    <>
      <StatusTag tone={endedOn === null ? 'good' : 'over'}>
        {endedOn === null ? kindText(record) : `${kindText(record)}，已撤销`}
      </StatusTag>
      {termState === 'overdue' || termState === 'ending' || termState === 'extended' ? (
        <StatusTag tone={term.tone}>{term.name}</StatusTag>
      ) : null}
      {exemplar ? <StatusTag tone="good">示范点</StatusTag> : null}
    </>
  );
}

/** The nodes above, each a link. */
function Path({ record: { path } }: { readonly record: PartyOrgRecord }) {
  if (path.length === 0) return null;
  return (
    <>
      上级：
      {path.map(({ id, name }, index) => (
        <span key={id}>
          {index === 0 ? null : ' › '}
          <PageLink to={`/party-orgs/${id}`}>{name}</PageLink>
        </span>
      ))}
    </>
  );
}

type Open = 'change' | 'move' | 'merge' | 'end' | 'restore';

function Actions({ record }: { readonly record: PartyOrgRecord }) {
  const [open, setOpen] = useState<Open | null>(null);
  const navigate = usePageNavigate();
  const of = (which: Open) => ({ record, open: open === which, onClose: () => setOpen(null) });
  // The secretary of a branch keeps the record; the tree is the level above's.
  const mayChangeTree = useMay(permissions.changeSocialOrgs) && !record.ownTop;
  const ended = record.endedOn !== null;
  return (
    <Space wrap>
      {ended ? (
        mayChangeTree ? (
          <Button onClick={() => setOpen('restore')}>恢复</Button>
        ) : null
      ) : (
        <>
          {mayChangeTree ? (
            <Dropdown
              menu={{
                items: [
                  { key: 'move', label: '调整上级' },
                  { key: 'merge', label: '并入其他党组织' },
                  { key: 'end', label: '撤销' },
                  { key: 'double', label: '合并重复记录' },
                ],
                onClick: ({ key }) =>
                  key === 'double'
                    ? navigate(pageAddress('/merges/party-orgs', { keep: record.id }))
                    : setOpen(key as Open),
              }}
            >
              <Button>调整与撤销</Button>
            </Dropdown>
          ) : null}
          <Button type="primary" onClick={() => setOpen('change')}>
            修改
          </Button>
        </>
      )}
      <ChangePartyOrgDrawer {...of('change')} />
      <MovePartyOrgDrawer {...of('move')} />
      <MergePartyOrgDrawer {...of('merge')} />
      <EndPartyOrgDrawer {...of('end')} />
      <RestorePartyOrgDrawer {...of('restore')} />
    </Space>
  );
}

/** What needs somebody now, each with its clause. */
function Attention({ record: { endedOn, endReason, warnings } }: { readonly record: PartyOrgRecord }) {
  if (endedOn !== null) {
    const why = endReason === null ? '' : `（${endReason}）`;
    return (
      <Alert
        className="page-notice"
        type="info"
        showIcon
        title={`已于 ${endedOn} 撤销${why}，不再计入数字。`}
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
        warnings.length === 1 && warnings[0] !== undefined ? (
          <Reason warning={warnings[0]} />
        ) : (
          <ul className="reason-lines">
            {warnings.map((warning) => (
              <li key={`${warning.code}${warning.message}`}>
                <Reason warning={warning} />
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

function Reason({
  warning: { message, clause = '' },
}: {
  readonly warning: PartyOrgRecord['warnings'][number];
}) {
  const article = articleOf(clause);
  return (
    <>
      {message}
      {article === '' ? null : <span className="quiet">（依据：{article}）</span>}
    </>
  );
}
