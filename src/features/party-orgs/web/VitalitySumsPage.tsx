import { Select } from 'antd';
import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RateText } from '../../../platform/web/RateText.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import {
  type FactState,
  factStateNames,
  type VitalityQuestion,
  vitalityQuestionNames,
  vitalityQuestions,
  vitalityQuestionTexts,
} from '../../vitality/vitality.ts';
import { factEntryOf } from '../../vitality/vitality-words.ts';
import { type PartyOrgFilter, partyOrgFilterSchema } from '../party-org-list.contract.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';
import { sumVitalityRoute, type VitalitySums } from '../vitality-sums.contract.ts';
import { keptDays } from '../vitality-sums.rules.ts';

/** 三问汇总: of the Party organisations below a node, how many answer each question and fact, each number opening its list. */
export function VitalitySumsPage() {
  const [filter, setFilter] = useAddressState(partyOrgFilterSchema);
  const sums = useRoute(sumVitalityRoute, { query: filter }, { keepShowing: true });
  return (
    <>
      <PageTitle
        title="三问汇总"
        below="一个节点以下的党组织，有没有、好不好、优不优各做到几个。全部由登记的记录算出，不用填报；点数字打开名单。不排名次，不汇总指数。"
        actions={<DayOf on={filter.on} onChoose={(on) => setFilter({ on })} />}
      />
      <FilterBar fields={FILTERS} values={filter} onChange={setFilter} />
      <RecordGate query={sums}>
        {(answer) => (
          <div className="stack">
            <p className="quiet">
              截至 {answer.on}，共{' '}
              <NumberLink
                count={answer.total}
                unit="个党组织"
                to={pageAddress('/party-orgs', { ...filter })}
              />
              。没有可计算的不算在分母里。按各级的方案判断，按默认方案归到三问。
            </p>
            <p>
              <PageLink to="/meetings/vitality-schemes">查看各级的方案</PageLink>
            </p>
            {vitalityQuestions.map((question) => (
              <Question key={question} question={question} sums={answer} filter={filter} />
            ))}
          </div>
        )}
      </RecordGate>
      <History filter={filter} />
    </>
  );
}

interface DayOfProps {
  readonly on: string | undefined;
  readonly onChoose: (on: string | undefined) => void;
}

function DayOf({ on, onChoose }: DayOfProps) {
  const today = officeToday();
  return (
    <Select
      aria-label="截至哪一天"
      value={on ?? today}
      options={keptDays(today).map((day) => ({ value: day, label: day === today ? '今天' : `截至 ${day}` }))}
      onChange={(day) => onChoose(day === today ? undefined : day)}
    />
  );
}

const FILTERS: readonly FilterField<keyof PartyOrgFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
  {
    kind: 'select',
    key: 'kind',
    title: '类别',
    multiple: true,
    width: 190,
    options: choicesOf(partyOrgKinds.entries).filter(({ value }) => value !== 'leading_party_group'),
  },
];

type FactSum = VitalitySums['facts'][number];

interface QuestionProps {
  readonly question: VitalityQuestion;
  readonly sums: VitalitySums;
  readonly filter: PartyOrgFilter;
}

function Question({ question, sums, filter }: QuestionProps) {
  const to = (fact: string, answer: FactState) => pageAddress('/party-orgs', { ...filter, fact, answer });
  const whole = sums.questions.find((each) => each.question === question);
  const name = vitalityQuestionNames[question];
  return (
    <div>
      <h2 className="section-title">{name}</h2>
      {whole === undefined ? null : (
        <p>
          {vitalityQuestionTexts[question]}：全部做到{' '}
          <RateText part={whole.met} whole={whole.met + whole.unmet} partTo={to(question, 'met')} />
          ，有没做到的{' '}
          <NumberLink count={whole.unmet} unit="个" to={to(question, 'unmet')} label={`${name}有没做到的`} />
          ，不计算{' '}
          <NumberLink
            count={whole.unmeasured}
            unit="个"
            to={to(question, 'unmeasured')}
            label={`${name}不计算`}
          />
        </p>
      )}
      <DataTable<FactSum>
        name="vitality-sums"
        title={name}
        toolbar={false}
        columns={columnsOf(to)}
        rows={sums.facts.filter((fact) => fact.question === question)}
        rowKey={({ fact }) => fact}
        empty={{ reason: '没有事实。' }}
      />
    </div>
  );
}

function columnsOf(to: (fact: string, answer: FactState) => string): readonly DataColumn<FactSum>[] {
  const count = (answer: 'unmet' | 'unmeasured'): DataColumn<FactSum> => ({
    key: answer,
    title: factStateNames[answer],
    kind: 'number',
    width: 100,
    render: (sum) => (
      <NumberLink
        count={sum[answer]}
        to={to(sum.fact, answer)}
        label={`${factEntryOf(sum.fact).name}${factStateNames[answer]}`}
      />
    ),
  });
  return [
    { key: 'fact', title: '事实', width: 230, value: ({ fact }) => factEntryOf(fact).name },
    {
      key: 'met',
      title: '做到 / 可计算（个）',
      width: 180,
      render: ({ fact, met, unmet }) =>
        met + unmet === 0 ? (
          <span className="quiet">没有可计算的</span>
        ) : (
          <RateText part={met} whole={met + unmet} partTo={to(fact, 'met')} />
        ),
    },
    count('unmet'),
    count('unmeasured'),
    {
      key: 'clause',
      title: '依据',
      width: 300,
      phone: 'hidden',
      value: ({ fact }) => factEntryOf(fact).clause.replace(/^[A-Z]+-\d+\s*/, ''),
    },
  ];
}

const MONTHS = 13;
type Month = VitalitySums['history'][number];

/** Asked for apart: the day comes first. */
function History({ filter }: { readonly filter: PartyOrgFilter }) {
  const query = useRoute(sumVitalityRoute, { query: { ...filter, months: MONTHS } }, { keepShowing: true });
  return (
    <RecordGate query={query}>
      {({ history }) => (
        <div>
          <h2 className="section-title">逐月情况（全部做到 / 可计算）</h2>
          <DataTable<Month>
            name="vitality-sums-months"
            title="逐月情况"
            toolbar={false}
            columns={monthsOf(filter)}
            rows={history.toReversed()}
            rowKey={({ on }) => on}
            rowAddress={({ on }) => pageAddress('/meetings/vitality', { ...filter, on })}
            empty={{ reason: '这些月份还没有党组织。' }}
          />
        </div>
      )}
    </RecordGate>
  );
}

function monthsOf(filter: PartyOrgFilter): readonly DataColumn<Month>[] {
  return [
    { key: 'on', title: '截至', kind: 'day', value: ({ on }) => on },
    { key: 'total', title: '党组织', kind: 'number', value: ({ total }) => total },
    ...vitalityQuestions.map(
      (question, at): DataColumn<Month> => ({
        key: question,
        title: vitalityQuestionNames[question],
        width: 220,
        render: ({ on, questions }) => {
          const { met = 0, unmet = 0 } = questions[at] ?? {};
          const to = pageAddress('/party-orgs', { ...filter, on, fact: question, answer: 'met' });
          return met + unmet === 0 ? (
            <span className="quiet">没有可计算的</span>
          ) : (
            <RateText part={met} whole={met + unmet} partTo={to} />
          );
        },
      }),
    ),
  ];
}
