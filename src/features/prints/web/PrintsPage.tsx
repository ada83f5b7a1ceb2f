import { Select } from 'antd';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { permissions as rights } from '../../access/role.ts';
import { listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { readingOf } from '../../audit/exported.ts';
import { checkedYearOf, headingOf } from '../print-heading.rules.ts';
import { type PrintListCode, printListCodes, printLists } from '../print-list.ts';
import { countPrintRoute, listPrintsRoute, type PrintFilter } from '../prints.contract.ts';
import { filterOfList, printAddress, printFilterFields } from './print-address.ts';
import { PrintForm } from './PrintForm.tsx';
import { PrintPreviewTable } from './PrintPreviewTable.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import './prints.css';

interface Counted {
  readonly count: number;
  readonly capped: boolean;
}

/** 打印名册: the lists that an office keeps, each with its number; one of them to look at, print or take as a sheet. */
export function PrintsPage() {
  const { permissions } = useSession();
  const [{ list: asked, ...kept }, set] = useAddressState(printAddress);
  const heads = useRoute(listPrintsRoute, {});
  const mayReadOrgs = permissions.has(rights.readSocialOrgs);
  const sectors = useRoute(listSectorsRoute, {}, { enabled: mayReadOrgs }).data?.sectors ?? [];
  const mine = printListCodes.filter((code) => permissions.has(readingOf[printLists[code].kind]));
  const list = asked !== undefined && mine.includes(asked) ? asked : mine[0];
  if (list === undefined) return <EmptyState reason="没有可以打印的名册。" />;
  const filter = filterOfList(list, kept);
  const words = printLists[list];
  const on = filter.on ?? officeToday();
  const year = list === 'annual-checks' ? (filter.year ?? checkedYearOf(on)) : null;
  const { title } = headingOf({}, { words, unit: '', name: '', today: on, year });
  const choose = (next: PrintListCode) => set({ list: next });
  return (
    <>
      <PageTitle
        title="打印名册"
        below="A4 横向，带填报单位、填报人、审核人、日期和合计；导出的 Excel 内容和合计相同。每次打印和导出都会记录下来。"
      />
      <div className="print-layout">
        <ListChoice lists={mine} filter={kept} chosen={list} onChoose={choose} />
        <div className="print-stack">
          <section className="panel print-panel" aria-label={words.name}>
            <h2 className="print-name">{words.name}</h2>
            <p className="quiet">{words.holds}</p>
            <FilterBar
              fields={printFilterFields(list, sectors)}
              values={{ ...filter, year: filter.year === undefined ? undefined : String(filter.year) }}
              onChange={(patch) => set(patch as Parameters<typeof set>[0])}
            />
            <CountedForm key={list} list={list} filter={filter} heads={heads.data} title={title} />
          </section>
          <PrintPreviewTable key={list} list={list} filter={filter} />
        </div>
      </div>
    </>
  );
}

interface CountedFormProps {
  readonly list: PrintListCode;
  readonly filter: PrintFilter;
  readonly heads: { readonly unit: string; readonly preparer: string } | undefined;
  readonly title: string;
}

/** How many rows it has, and the form to take it. */
function CountedForm({ list, filter, heads, title }: CountedFormProps) {
  const { data, error, refetch } = useCount(list, filter);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <p className="print-count" aria-live="polite">
        {data === undefined ? '正在计数……' : <Count counted={data} unit={printLists[list].unit} />}
      </p>
      {heads === undefined ? null : (
        <PrintForm
          list={list}
          filter={filter}
          rows={data?.count}
          capped={data?.capped ?? false}
          unit={heads.unit}
          preparer={heads.preparer}
          title={title}
        />
      )}
    </>
  );
}

function useCount(list: PrintListCode, filter: PrintFilter) {
  return useRoute(countPrintRoute, { params: { list }, query: filter }, { keepShowing: true });
}

function Count({ counted: { count, capped }, unit }: { readonly counted: Counted; readonly unit: string }) {
  return (
    <>
      共 <strong className="number">{countText(count)}</strong> {unit}
      {capped ? '以上' : ''}
    </>
  );
}

interface ListChoiceProps {
  readonly lists: readonly PrintListCode[];
  readonly filter: PrintFilter;
  readonly chosen: PrintListCode;
  readonly onChoose: (list: PrintListCode) => void;
}

/** All lists with their numbers at a glance; on a phone one field to choose from. */
function ListChoice({ lists, filter, chosen, onChoose }: ListChoiceProps) {
  const phone = useIsPhone();
  if (phone) {
    return (
      <Select<PrintListCode>
        aria-label="名册"
        className="print-select"
        value={chosen}
        onChange={onChoose}
        options={lists.map((value) => ({ value, label: printLists[value].name }))}
      />
    );
  }
  return (
    <nav className="panel print-lists" aria-label="名册">
      {lists.map((list) => (
        <button
          key={list}
          type="button"
          aria-current={list === chosen ? 'true' : undefined}
          onClick={() => onChoose(list)}
        >
          <span>{printLists[list].name}</span>
          <ListCount list={list} filter={filterOfList(list, filter)} />
        </button>
      ))}
    </nav>
  );
}

/** Each list is counted for itself: one that takes its time holds up no other. */
function ListCount({ list, filter }: { readonly list: PrintListCode; readonly filter: PrintFilter }) {
  const { data } = useCount(list, filter);
  if (data === undefined) return null;
  return (
    <span className="number quiet">
      {countText(data.count)}
      {data.capped ? '+' : ''}
    </span>
  );
}
