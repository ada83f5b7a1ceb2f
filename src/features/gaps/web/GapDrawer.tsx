import { Alert, Button, Drawer, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { pageAddress } from '../../../platform/web/address.ts';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { refuseAcceptance } from '../../consultations/consultation.rules.ts';
import { clauseTexts, gapGroupNames, proposedWays } from '../gap.ts';
import { type GapDetail, type ProposalView, readGapRoute } from '../gaps.contract.ts';
import { AcceptDrawer } from './AcceptDrawer.tsx';
import type { Chosen } from './GiveReasonsDrawer.tsx';
import { Members, personText, reasonText, sourceText } from './gap-words.tsx';

interface GapDrawerProps {
  readonly id: string | null;
  readonly on: string | undefined;
  readonly definition: string | undefined;
  readonly onClose: () => void;
  /** Absent where the caller may not give reasons. */
  readonly onGiveReason: ((org: Chosen) => void) | undefined;
}

/** One organisation without a Party organisation: its facts, and every way that they allow, with why. */
export function GapDrawer({ id, onClose, ...rest }: GapDrawerProps) {
  return (
    <Drawer title="组建建议" open={id !== null} onClose={onClose} size="min(720px, 100vw)" destroyOnHidden>
      {id === null ? null : <Detail id={id} {...rest} />}
    </Drawer>
  );
}

function Detail({
  id,
  on,
  definition,
  onGiveReason,
}: Omit<GapDrawerProps, 'id' | 'onClose'> & { readonly id: string }) {
  const query = useRoute(readGapRoute, { params: { id }, query: { on, definition } });
  return (
    <RecordGate query={query}>
      {(detail) => (
        <div className="gap-detail">
          <h2>
            <PageLink to={`/social-orgs/${detail.id}`}>{detail.name}</PageLink>
          </h2>
          <Standing detail={detail} />
          <FactList facts={factsOf(detail)} />
          {onGiveReason === undefined || detail.group === 'exempt' ? null : (
            <Button onClick={() => onGiveReason(detail)}>
              {detail.reason === null ? '登记未建原因' : '改未建原因'}
            </Button>
          )}
          <Ways detail={detail} shown={{ on: on ?? officeToday(), definition }} />
        </div>
      )}
    </RecordGate>
  );
}

/** 拟建: it is being asked already, or all have agreed. */
function Standing({ detail: { consultation } }: { readonly detail: GapDetail }) {
  if (consultation === null) return null;
  const { id, state, opener, openedOn } = consultation;
  return (
    <Alert
      type="info"
      showIcon
      title={`拟建：${opener}于 ${openedOn} 发起征求意见，${state === 'asking' ? '还没有都答复' : '都已同意，等待组建'}。`}
      description={<PageLink to={pageAddress('/consultations', { open: id })}>看各方意见</PageLink>}
    />
  );
}

/** Under which day and 口径 the proposals are shown. */
interface Shown {
  readonly on: string;
  readonly definition: string | undefined;
}

function factsOf(detail: GapDetail): Fact[] {
  const { group, responsible, responsibility, reason, exemption } = detail;
  const since =
    reason === null
      ? undefined
      : `${reason.fromOn} 起${reason.recordedBy === null ? '' : `，${reason.recordedBy}登记`}`;
  return [
    { title: '归类', value: group === null ? null : gapGroupNames[group], empty: '已有党组织覆盖' },
    { title: '正式党员', value: <Members row={detail} />, note: sourceText(detail) },
    {
      title: '党建责任单位',
      value: `${responsible?.name ?? '上级党组织'}${responsibility === 'unclear' ? '（责任待明确）' : ''}`,
    },
    { title: '所在地', value: detail.nearName },
    ...(exemption === null
      ? [{ title: '未建原因', value: reasonText(detail), empty: '还没有登记', note: since }]
      : [{ title: exemption.name, value: exemption.basis, wide: true }]),
  ];
}

function Ways({ detail, shown }: { readonly detail: GapDetail; readonly shown: Shown }) {
  const mayChange = useMay(permissions.changeSocialOrgs);
  const [accepted, setAccepted] = useState<ProposalView | null>(null);
  const { group, name, proposals, consultation } = detail;
  if (group === 'exempt') return <p className="quiet">属于另有规定的类别，不提出组建建议。</p>;
  if (group === 'unverified') {
    return (
      <p className="quiet">
        党员人数未核实，还不能提出建议。请先在
        <PageLink to={`/social-orgs/${detail.id}?tab=coverage`}>记录</PageLink>
        里填报党员数，或在党员名册里登记。
      </p>
    );
  }
  if (group === null) return <p className="quiet">已有党组织覆盖，不需要再组建。</p>;
  const standing = consultation === null ? [] : [{ name, ...consultation }];
  const refusal = refuseAcceptance({ standing, shownOn: shown.on }, officeToday());
  return (
    <>
      {proposals.map((proposal, rank) => (
        <Way key={proposal.way} proposal={proposal} proposed={rank === 0}>
          {mayChange ? (
            <Tooltip title={refusal?.message}>
              <Button
                type={rank === 0 ? 'primary' : 'default'}
                disabled={refusal !== null}
                onClick={() => setAccepted(proposal)}
              >
                采纳并征求意见
              </Button>
            </Tooltip>
          ) : null}
        </Way>
      ))}
      <AcceptDrawer proposal={accepted} detail={detail} shown={shown} onClose={() => setAccepted(null)} />
    </>
  );
}

interface WayProps {
  readonly proposal: ProposalView;
  readonly proposed: boolean;
  readonly children: ReactNode;
}

function Way({ proposal, proposed, children }: WayProps) {
  const { way, reasons, clause, absorbs } = proposal;
  return (
    <section className="panel gap-way">
      <h3>
        {nameOfCode(proposedWays, way)}
        {proposed ? <StatusTag tone="good">建议</StatusTag> : <StatusTag tone="unknown">其他方式</StatusTag>}
        {absorbs ? <StatusTag tone="attention">可吸收未转入党员组建</StatusTag> : null}
      </h3>
      <Partners proposal={proposal} />
      <ul className="reason-lines">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="quiet">依据：{clauseTexts[clause]}</p>
      {children}
    </section>
  );
}

/** Whom it is done with, each a link to the record. */
function Partners({ proposal: { units, host } }: { readonly proposal: ProposalView }) {
  const mayReadTree = useMay(permissions.readPartyOrgs);
  const others = units.slice(1);
  if (host === null && others.length === 0) return null;
  return (
    <ul className="gap-partners">
      {others.map(({ id, name, nearName, transferred }) => (
        <li key={id}>
          <PageLink to={`/social-orgs/${id}`}>{name}</PageLink>
          <span className="quiet">
            （{nearName}，正式党员 {personText(transferred)}）
          </span>
        </li>
      ))}
      {host === null ? null : (
        <li>{mayReadTree ? <PageLink to={`/party-orgs/${host.id}`}>{host.name}</PageLink> : host.name}</li>
      )}
    </ul>
  );
}
