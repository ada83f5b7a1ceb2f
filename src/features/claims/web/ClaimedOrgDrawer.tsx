import './claims.css';
import { Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { FactList } from '../../../platform/web/FactList.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { claimBases, claimKinds } from '../../codes/tables/claim.ts';
import { responsibilityPrinciples } from '../../codes/tables/party-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { RESPONSIBLE_CLAUSE } from '../responsible-body.rules.ts';
import { type ClaimView, readClaimedOrgRoute, type SuggestionView } from '../unclear-org.contract.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { ClaimStateTag, reasonText, stepName } from './claim-words.tsx';
import { ProposeDrawer, type Who } from './ProposeDrawer.tsx';
import { type StepAsked, StepDrawer } from './StepDrawer.tsx';
import { useBatch } from './use-batch.ts';
import { useOwnBody } from './use-own-body.ts';

type ClaimedOrg = RouteAnswer<typeof readClaimedOrgRoute>;

interface ClaimedOrgDrawerProps {
  /** Null: closed. */
  readonly id: string | null;
  readonly onClose: () => void;
}

/** One organisation: who answers for it, who should by its facts, and every claim that was made. */
export function ClaimedOrgDrawer({ id, onClose }: ClaimedOrgDrawerProps) {
  return (
    <Drawer title="党建责任" open={id !== null} onClose={onClose} size="min(760px, 100vw)" destroyOnHidden>
      {id === null ? null : <Asked id={id} />}
    </Drawer>
  );
}

function Asked({ id }: { readonly id: string }) {
  const org = useRoute(readClaimedOrgRoute, { params: { id } });
  return <RecordGate query={org}>{(found) => <Org org={found} />}</RecordGate>;
}

function Org({ org }: { readonly org: ClaimedOrg }) {
  const [proposing, setProposing] = useState<{ who: Who; suggestion: SuggestionView | null } | null>(null);
  const [asked, setAsked] = useState<StepAsked | null>(null);
  const { batch, run, stop, close } = useBatch();
  const toPropose = { id: org.id, name: org.name, suggestion: proposing?.suggestion ?? null };
  const propose = (who: Who, suggestion: SuggestionView | null = null) => setProposing({ who, suggestion });
  return (
    <div className="stack">
      <FactList title={org.name} facts={factsOf(org)} />
      {org.inScope ? <PageLink to={`/social-orgs/${org.id}`}>打开社会组织记录</PageLink> : null}
      <Suggestions org={org} onPropose={propose} />
      <section className="claim-section">
        <h2>历次认领和提议</h2>
        {org.claims.length === 0 ? <p className="quiet">还没有人认领或提议。</p> : null}
        <ul className="claim-list">
          {org.claims.map((claim) => (
            <ClaimItem key={claim.id} claim={claim} onStep={setAsked} />
          ))}
        </ul>
      </section>
      <ProposeDrawer
        title={`明确由谁负责：${org.name}`}
        who={proposing?.who ?? null}
        suggestedName={toPropose.suggestion?.body?.name}
        pages={() => once([toPropose])}
        total={1}
        run={run}
        onClose={() => setProposing(null)}
      />
      <StepDrawer asked={asked} run={run} onClose={() => setAsked(null)} />
      <BatchDialog batch={batch} onStop={stop} onClose={close} />
    </div>
  );
}

function factsOf(org: ClaimedOrg) {
  const { responsibility, holderName, since, type, responsibilityPrinciple: principle } = org;
  const unclear = responsibility === 'unclear';
  return [
    {
      title: unclear ? '现暂由谁负责' : '党建责任单位',
      value: holderName,
      note: `${since} 起${unclear ? '责任待明确' : principle === null ? '' : `，${nameOfCode(responsibilityPrinciples, principle)}`}`,
      wide: true,
    },
    { title: '组织类型', value: nameOfCode(socialOrgTypes, type) },
    { title: '行政区划', value: org.regionName },
    { title: '业务主管单位', value: org.supervisingBodyName, empty: '无' },
    { title: '登记管理机关', value: org.registrarName },
    { title: '行业领域', value: org.sectorName },
    { title: '统一社会信用代码', value: org.creditCode },
  ];
}

interface SuggestionsProps {
  readonly org: ClaimedOrg;
  readonly onPropose: (who: Who, suggestion?: SuggestionView) => void;
}

function Suggestions({ org: { suggestions, mayPropose, responsibility }, onPropose }: SuggestionsProps) {
  const own = useOwnBody();
  if (!mayPropose && responsibility === 'confirmed') return null;
  return (
    <section className="claim-section">
      <h2>建议由谁负责</h2>
      {suggestions.length === 0 ? <p className="quiet">从现有情况看不出由谁负责。</p> : null}
      <ul className="claim-list">
        {suggestions.map((each) => (
          <li key={each.basis}>
            <div>
              <strong>{each.body?.name ?? '还不知道是哪个党组织'}</strong>（
              {nameOfCode(responsibilityPrinciples, each.principle)}，{nameOfCode(claimBases, each.basis)}）
            </div>
            <div className="quiet">
              {each.reasons.join('；')}（依据：{RESPONSIBLE_CLAUSE}）
            </div>
            {mayPropose && each.body !== null ? (
              <Button onClick={() => onPropose('suggested', each)}>
                {each.body.id === own?.id ? '按此认领' : '按此提议'}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayPropose ? (
        <Space wrap>
          {own === null ? null : <Button onClick={() => onPropose('own')}>由本单位认领</Button>}
          <Button onClick={() => onPropose('other')}>提议其他党组织</Button>
        </Space>
      ) : null}
    </section>
  );
}

interface ClaimItemProps {
  readonly claim: ClaimView;
  readonly onStep: (asked: StepAsked) => void;
}

function ClaimItem({ claim, onStep }: ClaimItemProps) {
  const { partyOrg, state, kind, basis, fromOn, note, proposer, proposedAt, steps } = claim;
  return (
    <li>
      <div>
        <strong>{partyOrg.name}</strong> <ClaimStateTag state={state} />
      </div>
      <div>
        {nameOfCode(claimBases, basis)}，{fromOn} 起{note === null ? '' : `。${note}`}
      </div>
      <div className="quiet">
        {proposer}
        {nameOfCode(claimKinds, kind)}，{minuteText(proposedAt)}
      </div>
      <Answer claim={claim} />
      {steps.length === 0 ? null : (
        <Space wrap>
          {steps.map((step) => (
            <Button
              key={step}
              type={step === 'accept' ? 'primary' : 'default'}
              onClick={() => onStep({ step, claims: [claim] })}
            >
              {stepName(step, state)}
            </Button>
          ))}
        </Space>
      )}
    </li>
  );
}

/** Who said yes, and who ended it, when and why. */
function Answer({ claim }: { readonly claim: ClaimView }) {
  const { state, agreedBy, agreedAt, decider, decidedAt } = claim;
  const reason = reasonText(claim);
  return (
    <>
      {agreedAt === null || agreedAt === decidedAt ? null : (
        <div className="quiet">
          {agreedBy}同意，{minuteText(agreedAt)}
          {state === 'disputed' ? '；原单位还没有同意移交' : ''}
        </div>
      )}
      {decidedAt === null ? null : (
        <div className="quiet">
          {decider ?? '系统'}办结，{minuteText(decidedAt)}
          {reason === null ? '' : `。${reason}`}
        </div>
      )}
    </>
  );
}

async function* once<T>(page: T): AsyncGenerator<T> {
  yield page;
}
