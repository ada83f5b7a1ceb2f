import { Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { consultationAnswers } from '../../codes/tables/consultation.ts';
import { clauseTexts, proposedWays } from '../../gaps/gap.ts';
import { answerText, clauseOfWay } from '../consultation.ts';
import { refuseWithdrawal } from '../consultation.rules.ts';
import { type ConsultationView, type PartView, readConsultationRoute } from '../consultations.contract.ts';
import { AnswerDrawer } from './AnswerDrawer.tsx';
import { ConsultationStateTag, isAwaited, namesOf, PartName, roleOf } from './consultation-words.tsx';
import { SetUp } from './SetUp.tsx';
import { WithdrawDrawer } from './WithdrawDrawer.tsx';

interface ConsultationDrawerProps {
  /** Null: closed. */
  readonly id: string | null;
  readonly onClose: () => void;
}

/** One consultation: what is planned, who has said what, when and on what basis, and what to do next. */
export function ConsultationDrawer({ id, onClose }: ConsultationDrawerProps) {
  return (
    <Drawer title="征求意见" open={id !== null} onClose={onClose} size="min(760px, 100vw)" destroyOnHidden>
      {id === null ? null : <Asked id={id} />}
    </Drawer>
  );
}

function Asked({ id }: { readonly id: string }) {
  const query = useRoute(readConsultationRoute, { params: { id } });
  return <RecordGate query={query}>{(found) => <Consultation consultation={found} />}</RecordGate>;
}

function Consultation({ consultation }: { readonly consultation: ConsultationView }) {
  const mayChange = useMay(permissions.changeSocialOrgs);
  const [answering, setAnswering] = useState<PartView | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const { state, way, parts } = consultation;
  const mayWithdraw = mayChange && parts[0]?.recordId !== null && refuseWithdrawal(state) === null;
  return (
    <div className="consultation">
      <h2>
        {namesOf(consultation)} <ConsultationStateTag state={state} way={way} />
      </h2>
      <FactList facts={factsOf(consultation)} />
      <SetUp consultation={consultation} />
      <section>
        <h3>各方意见</h3>
        <ul className="consultation-parts">
          {parts.map((part) => (
            <li key={part.id}>
              <Part part={part} />
              {mayChange && state === 'asking' && isAwaited(part) && part.recordId !== null ? (
                <Button onClick={() => setAnswering(part)}>登记意见</Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {mayWithdraw ? (
        <Space>
          <Button onClick={() => setWithdrawing(true)}>撤回征求意见</Button>
        </Space>
      ) : null}
      <AnswerDrawer consultation={consultation} part={answering} onClose={() => setAnswering(null)} />
      <WithdrawDrawer consultation={consultation} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </div>
  );
}

function factsOf({ way, openedOn, opener, note, closedOn, closer, closingReason }: ConsultationView): Fact[] {
  return [
    { title: '拟采用的方式', value: nameOfCode(proposedWays, way) },
    { title: '发起', value: `${openedOn}，${opener}` },
    { title: '依据', value: clauseTexts[clauseOfWay[way]], wide: true },
    ...(note === null ? [] : [{ title: '说明', value: note, wide: true }]),
    ...(closedOn === null
      ? []
      : [{ title: '结束', value: `${closedOn}${closer === null ? '' : `，${closer}`}` }]),
    ...(closingReason === null ? [] : [{ title: '结束原因', value: closingReason, wide: true }]),
  ];
}

function Part({ part }: { readonly part: PartView }) {
  const { answer, answerer, recordedBy, askedOn, supersededOn } = part;
  return (
    <div>
      <div>
        <strong>
          <PartName part={part} />
        </strong>{' '}
        <span className="quiet">{roleOf(part)}</span>{' '}
        {supersededOn !== null ? (
          <StatusTag tone="over">不再征求</StatusTag>
        ) : answer === null ? (
          <StatusTag tone="waiting">还没有答复</StatusTag>
        ) : (
          <StatusTag tone={answer === 'agree' ? 'good' : 'fault'}>
            {nameOfCode(consultationAnswers, answer)}
          </StatusTag>
        )}
      </div>
      {askedOn === null ? null : <div className="quiet">{askedOn} 起改由它负责，所以补征求它的意见。</div>}
      {answer === null && supersededOn === null ? null : (
        <div>
          {answerText(part)}
          <span className="quiet">
            {answerer === null ? '' : `　答复人：${answerer}`}
            {recordedBy === null ? '' : `　登记人：${recordedBy}`}
          </span>
        </div>
      )}
      {isAwaited(part) && part.recordId === null ? (
        <div className="quiet">
          {part.kind === 'social_org' ? '由能管理它的单位登记意见。' : '由它或它的上级党组织登记意见。'}
        </div>
      ) : null}
    </div>
  );
}
