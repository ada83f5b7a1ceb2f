import './social-orgs.css';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { RecordGate, RecordPage, type RecordTab } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { MergedNotice } from '../../../platform/web/MergedNotice.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { claimStates } from '../../codes/tables/claim.ts';
import { readSocialOrgRoute, type SocialOrgRecord } from '../social-org.contract.ts';
import { BasicTab } from './BasicTab.tsx';
import { ChangeOrgDrawer } from './ChangeOrgDrawer.tsx';
import { CoverageTab } from './CoverageTab.tsx';
import { EndOrgDrawer, RestoreOrgDrawer } from './EndOrgDrawer.tsx';
import { FactTable } from './FactTable.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { SharesTab } from './SharesTab.tsx';
import { VitalityTab } from './VitalityTab.tsx';
import { statusLook } from './social-org-words.ts';
import { wayName } from '../covering.rules.ts';

/** Everything about one social organisation. */
export function SocialOrgPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readSocialOrgRoute, { params: { id } });
  return <RecordGate query={query}>{(record) => <Record record={record} askedId={id} />}</RecordGate>;
}

interface RecordProps {
  readonly record: SocialOrgRecord;
  /** As in the address: of a record that was merged, another one. */
  readonly askedId: string;
}

function Record({ record, askedId }: RecordProps) {
  const { name, creditCode } = record;
  return (
    <RecordPage
      title={name}
      code={creditCode ?? '统一社会信用代码未核实'}
      status={<Tags record={record} />}
      answers={<Answers record={record} />}
      actions={<Actions key={record.version} record={record} />}
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

function useTabs(record: SocialOrgRecord): RecordTab[] {
  const mayReadChanges = useMay(permissions.readChanges);
  const { coverageRelations, heads, annualChecks, evaluations, creditListings, massOrgs, advisors } = record;
  return [
    { key: 'basic', title: '基本情况', content: <BasicTab record={record} /> },
    {
      key: 'coverage',
      title: '党组织覆盖',
      count: someOf(coverageRelations.filter(({ current }) => current).length),
      content: <CoverageTab record={record} />,
    },
    { key: 'meetings', title: '组织生活', content: <SharesTab record={record} /> },
    { key: 'vitality', title: '有效覆盖', content: <VitalityTab id={record.id} /> },
    {
      key: 'heads',
      title: '负责人',
      count: someOf(heads.filter(({ toOn }) => toOn === null).length),
      content: <FactTable kind="heads" record={record} />,
    },
    {
      key: 'checks',
      title: '年检与评估',
      count: someOf(annualChecks.length + evaluations.length + creditListings.length),
      content: (
        <>
          <FactTable kind="annualChecks" record={record} />
          <FactTable kind="evaluations" record={record} />
          <FactTable kind="creditListings" record={record} />
        </>
      ),
    },
    {
      key: 'support',
      title: '群团与指导员',
      count: someOf(massOrgs.length + advisors.length),
      content: (
        <>
          <FactTable kind="advisors" record={record} />
          <FactTable kind="massOrgs" record={record} />
        </>
      ),
    },
    ...(mayReadChanges ? [{ key: 'history', title: '沿革', content: <HistoryTab record={record} /> }] : []),
  ];
}

/** A tab with nothing in it bears no number. */
function someOf(count: number): number | null {
  return count === 0 ? null : count;
}

function Tags({
  record: { status, coverage, registerKind, consultations },
}: {
  readonly record: SocialOrgRecord;
}) {
  const { name, tone } = statusLook(status);
  return (
    <>
      <StatusTag tone={tone}>{name}</StatusTag>
      {registerKind === 'filed' ? <StatusTag tone="unknown">备案</StatusTag> : null}
      {coverage === null ? null : coverage.way !== null ? (
        <StatusTag tone="good">{wayName(coverage.way)}</StatusTag>
      ) : coverage.work ? (
        <StatusTag tone="attention">仅工作覆盖</StatusTag>
      ) : (
        <StatusTag tone="attention">未覆盖</StatusTag>
      )}
      {consultations.some(({ state }) => state === 'asking' || state === 'agreed') ? (
        <StatusTag tone="waiting">拟建</StatusTag>
      ) : null}
    </>
  );
}

function Answers({ record }: { readonly record: SocialOrgRecord }) {
  const { id, responsibility, responsiblePartyOrg, openClaims } = record;
  const name = responsiblePartyOrg?.name ?? '上级党组织';
  const mayCompare = useMay(permissions.readCoverage);
  const named = openClaims.map(claimWords).join('');
  const words =
    responsibility === 'unclear'
      ? `党建责任待明确，暂由${name}负责${named}`
      : `党建责任单位：${name}${named}`;
  if (!mayCompare || record.endedOn !== null || (responsibility === 'confirmed' && openClaims.length === 0))
    return words;
  return (
    <>
      {words}　<PageLink to={pageAddress('/claims', { org: id })}>责任认领</PageLink>
    </>
  );
}

/** Who is named by whom, as far as the caller sees the body. */
function claimWords({ body, state, kind, proposer }: SocialOrgRecord['openClaims'][number]): string {
  const said = kind === 'claim' ? '认领' : '提议';
  return `；${proposer}${said}由${body ?? '范围外的党组织'}负责（${nameOfCode(claimStates, state)}）`;
}

type Open = 'change' | 'end' | 'restore' | null;

function Actions({ record }: { readonly record: SocialOrgRecord }) {
  const [open, setOpen] = useState<Open>(null);
  const navigate = usePageNavigate();
  const close = () => setOpen(null);
  return (
    <IfMay permission={permissions.changeSocialOrgs}>
      {record.endedOn === null ? (
        <>
          <Button type="primary" onClick={() => setOpen('change')}>
            修改
          </Button>
          <Button onClick={() => setOpen('end')}>办理注销</Button>
          <Button onClick={() => navigate(pageAddress('/merges/social-orgs', { keep: record.id }))}>
            合并重复记录
          </Button>
        </>
      ) : (
        <Button onClick={() => setOpen('restore')}>恢复</Button>
      )}
      <ChangeOrgDrawer record={record} open={open === 'change'} onClose={close} />
      <EndOrgDrawer record={record} open={open === 'end'} onClose={close} />
      <RestoreOrgDrawer record={record} open={open === 'restore'} onClose={close} />
    </IfMay>
  );
}

/** What a complete list may say of an organisation of ours. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  ours_only: '名单里没有这一家',
  ended_there: '名单里已注销',
  renamed: '名单里已更名',
  differing: '登记信息有出入',
};

/** What needs somebody now, each with what to do. */
function Attention({ record }: { readonly record: SocialOrgRecord }) {
  const mayOpenLists = useMay(permissions.runImports);
  const texts: ReactNode[] = attentionTexts(record);
  for (const { listId, kind, name } of record.listDifferences)
    texts.push(
      <>
        与登记机关全量名单不一致：{DIFFERENCES[kind] ?? '信息不一致'}，还没有处理。
        {mayOpenLists ? (
          <PageLink to={pageAddress(`/complete-lists/${listId}`, { tab: kind, q: name })}>去处理</PageLink>
        ) : null}
      </>,
    );
  if (texts.length === 0) return null;
  return (
    <Alert
      className="page-notice"
      type="warning"
      showIcon
      title={
        texts.length === 1 ? (
          texts[0]
        ) : (
          <ul className="reason-lines">
            {texts.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        )
      }
    />
  );
}

function attentionTexts({
  endedOn,
  endReason,
  coverage,
  responsibility,
  declarations,
}: SocialOrgRecord): string[] {
  if (endedOn !== null)
    return [`已于 ${endedOn} 终止${endReason === null ? '' : `（${endReason}）`}，不再计入统计。`];
  const uncovered = coverage !== null && coverage.way === null;
  return [
    ...(uncovered && coverage.members === 'due' ? ['应建未建：有正式党员三名以上，还没有党组织。'] : []),
    ...(uncovered && coverage.members === 'unknown'
      ? ['党员情况未核实：填报数和在册数都没有，请核实后填报。']
      : []),
    ...(responsibility === 'unclear'
      ? ['党建责任待明确：请在“责任认领”里认领，或提议由哪个党组织负责。']
      : []),
    ...(declarations.some(({ mismatch }) => mismatch)
      ? ['账实不符：填报的党员数与在册数不一致，见“党组织覆盖”。']
      : []),
  ];
}
