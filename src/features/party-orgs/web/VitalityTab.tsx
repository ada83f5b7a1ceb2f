import { useState } from 'react';
import { AnsweredQuestions } from '../../../platform/web/AnsweredQuestions.tsx';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { DayPicker } from '../../../platform/web/DayPicker.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { readVitalityRoute, type VitalityAnswer } from '../../vitality/vitality.contract.ts';
import { answerText, shownQuestions } from '../../vitality/vitality-words.ts';
import { vitalityQuestionNames, vitalityQuestions } from '../../vitality/vitality.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';

/** 三问: each answered by facts from records, on any day, with the months before it. */
export function VitalityTab({ record: { id } }: { readonly record: PartyOrgRecord }) {
  const today = officeToday();
  const [on, setOn] = useState(today);
  const query = useRoute(readVitalityRoute, { params: { id }, query: { on } }, { keepShowing: true });
  return (
    <div className="stack">
      <header className="part-head">
        <h2>三问</h2>
        <DayPicker
          aria-label="哪一天的情况"
          value={on}
          notAfter={today}
          allowClear={false}
          onChange={(day) => setOn(day ?? today)}
        />
      </header>
      <RecordGate query={query}>{(answer) => <Answer id={id} answer={answer} />}</RecordGate>
    </div>
  );
}

type Month = VitalityAnswer['history'][number];

function Answer({ id, answer }: { readonly id: string; readonly answer: VitalityAnswer }) {
  const { on, since, scheme, index, indexInSight } = answer;
  return (
    <>
      <p className="quiet">
        全部由登记的记录算出，不用填报；看 {since} 到 {on}。没有可计算的不算在内。方案：
        <PageLink to="/meetings/vitality-schemes">{scheme.name}</PageLink>
        {scheme.fromOn === null ? '' : `（${scheme.fromOn} 起）`}。
      </p>
      {index === null ? null : (
        <p>
          有效覆盖指数 <strong>{index.value}</strong>
          <span className="quiet">
            {' '}
            ＝ 做到的 {index.met} 分 ÷ 计算的 {index.of} 分。只给本党组织和直接上级看，不排名次，不评价个人。
          </span>
        </p>
      )}
      <AnsweredQuestions questions={shownQuestions(answer, { id, since, on })} />
      <Months id={id} on={on} indexInSight={indexInSight} />
    </>
  );
}

const MONTHS = 13;

interface MonthsProps extends Pick<VitalityAnswer, 'on' | 'indexInSight'> {
  readonly id: string;
}

/** Asked for apart: the day comes first. */
function Months({ id, on, indexInSight }: MonthsProps) {
  const query = useRoute(readVitalityRoute, { params: { id }, query: { on, months: MONTHS } });
  return (
    <RecordGate query={query}>
      {({ history }) => (
        <DataTable<Month>
          name="party-org-vitality"
          title="逐月情况"
          headed
          toolbar={false}
          columns={indexInSight ? [...COLUMNS, INDEX] : COLUMNS}
          rows={history.toReversed()}
          rowKey={(month) => month.on}
          empty={{ reason: '这一天它还没有成立，或已经撤销。' }}
        />
      )}
    </RecordGate>
  );
}

const COLUMNS: readonly DataColumn<Month>[] = [
  { key: 'on', title: '截至', kind: 'day', value: ({ on }) => on },
  ...vitalityQuestions.map(
    (question): DataColumn<Month> => ({
      key: question,
      title: vitalityQuestionNames[question],
      width: 160,
      value: ({ questions }) => {
        const found = questions.find((each) => each.question === question);
        return found === undefined ? null : answerText(found);
      },
    }),
  ),
];

const INDEX: DataColumn<Month> = {
  key: 'index',
  title: '指数',
  kind: 'number',
  empty: '没有可计算的',
  value: ({ index }) => index?.value,
};
