import './effort.css';
import { Select } from 'antd';
import { z } from 'zod';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { type Effort, readEffortRoute } from '../effort.contract.ts';
import { meanText } from '../effort.rules.ts';
import { Assumption } from './Assumption.tsx';
import { timeText } from './effort-words.ts';
import { FormTable } from './FormTable.tsx';
import { KindTable } from './KindTable.tsx';

const ADDRESS = z.object({
  partyOrg: z.string().optional(),
  year: z.coerce.number().int().optional(),
});
type EffortFilter = z.output<typeof ADDRESS>;

const FILTERS: readonly FilterField<keyof EffortFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
];

/** 负担: what the product asks branches for in a year, of how much of it is filled in already, and what it is taken to cost. */
export function EffortPage() {
  const [filter, setFilter] = useAddressState(ADDRESS);
  const session = useRoute(readSessionRoute, {});
  const effort = useRoute(readEffortRoute, { query: filter }, { keepShowing: true });
  const own = session.data?.activeGrant.role === 'branch_secretary';
  const thisYear = Number(officeToday().slice(0, 'YYYY'.length));
  return (
    <>
      <PageTitle
        title="负担"
        below="本系统一年里要支部登记多少次、填多少栏。栏数取自表单本身，分钟数按写明的假定估算；不记录任何人、任何支部用了多久。"
        actions={
          <Select
            aria-label="年份"
            value={filter.year ?? thisYear}
            options={[thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map((value) => ({
              value,
              label: `${value}年`,
            }))}
            onChange={(year) => setFilter({ year })}
          />
        }
      />
      {own ? null : <FilterBar fields={FILTERS} values={filter} onChange={setFilter} />}
      <RecordGate query={effort}>
        {(answer) => (
          <div className="stack">
            <Head effort={answer} />
            <KindTable effort={answer} partyOrg={filter.partyOrg} />
            <FormTable effort={answer} partyOrg={filter.partyOrg} />
            <p className="quiet">
              应开未开、到会率、签到表、年度台账、有效覆盖、三问和发到群里的文字都由登记算出：支部 0 次、0
              栏。
            </p>
            <Assumption assumed={answer.assumed} maySet={answer.maySet} />
          </div>
        )}
      </RecordGate>
    </>
  );
}

function Head({ effort: { year, branches, entries, forms } }: { readonly effort: Effort }) {
  const form = forms.find(({ code }) => code === 'record');
  if (branches === 0 || form === undefined) {
    return <p>{year} 年没有要求这里的党组织开组织生活，只有自己愿意登记的。</p>;
  }
  const { least, most } = form;
  const mean = (seconds: number) => (seconds * entries) / branches;
  return (
    <section className="panel effort-head" aria-label="合计">
      <p>{askedText(year, branches, entries)}</p>
      <p>{fieldsText(form)}</p>
      <p>
        {branches === 1 ? '全年约 ' : '平均每个党组织全年约 '}
        <strong>{timeText(mean(least), mean(most))}</strong>。
      </p>
      <p className="quiet">
        全年的要求都算在内，还没到的也算；几种合并记作一次的，各种都算，实际少于这个数。
      </p>
    </section>
  );
}

function askedText(year: number, branches: number, entries: number): string {
  const monthly = `每月 ${meanText(entries, branches * 12)} 次`;
  if (branches === 1) return `${year} 年要求登记 ${countText(entries)} 次，平均${monthly}。`;
  const each = `平均每个 ${meanText(entries, branches)} 次，${monthly}`;
  return `${year} 年要求 ${countText(branches)} 个党组织登记 ${countText(entries)} 次，${each}。`;
}

function fieldsText({ needed, neededAhead, least, most }: Effort['forms'][number]): string {
  const byHand = `系统已填好 ${neededAhead} 栏，自己填 ${needed - neededAhead} 栏`;
  return `每次必填 ${needed} 栏，${byHand}；约 ${timeText(least, most)}（从只填必填，到每一栏都写）。`;
}
