import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { choicesOf, type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { type DoubleReason, doubleReasons, doubleReasonsOf } from '../double.ts';
import type {
  countMemberDoublesRoute,
  countPartyOrgDoublesRoute,
  countSocialOrgDoublesRoute,
  DoubleFilter,
  DoubleRow,
  listMemberDoublesRoute,
  listPartyOrgDoublesRoute,
  listSocialOrgDoublesRoute,
} from '../doubles.contract.ts';
import type { MergeKind } from '../merge.ts';

interface DoubleListProps {
  readonly kind: MergeKind;
  /** Where a record of the kind opens. */
  readonly home: string;
  readonly list:
    | typeof listSocialOrgDoublesRoute
    | typeof listPartyOrgDoublesRoute
    | typeof listMemberDoublesRoute;
  readonly count:
    | typeof countSocialOrgDoublesRoute
    | typeof countPartyOrgDoublesRoute
    | typeof countMemberDoublesRoute;
  readonly onCompare: (row: DoubleRow) => void;
}

/** 疑似重复, two by two, from which a merge begins. */
export function DoubleList({ kind, home, list: route, count, onCompare }: DoubleListProps) {
  const list = useList(route, { count });
  const fields = fieldsOf(kind);
  const narrowed = fields.some(({ key }) => isSet(list.filters[key]));
  return (
    <section>
      <h2 className="section-title">疑似重复</h2>
      <FilterBar fields={fields} values={list.filters} onChange={list.setFilters} />
      <DataTable<DoubleRow>
        name={`doubles-${kind}`}
        title="疑似重复"
        columns={columnsOf(home, onCompare)}
        rowKey={({ keeper, other }) => `${keeper.id} ${other.id}`}
        {...list.table}
        empty={narrowed ? NOT_FOUND : NOTHING}
      />
    </section>
  );
}

function fieldsOf(kind: MergeKind): FilterField<keyof DoubleFilter>[] {
  const reasons: readonly DoubleReason[] = doubleReasonsOf[kind];
  const options = choicesOf(doubleReasons.entries.filter(({ code }) => reasons.includes(code)));
  const title = kind === 'member' ? '姓名' : '名称';
  return [
    { kind: 'search', key: 'q', title, placeholder: `${title}或拼音首字母` },
    { kind: 'select', key: 'why', title: doubleReasons.title, width: 200, options },
  ];
}

function columnsOf(home: string, onCompare: (row: DoubleRow) => void): readonly DataColumn<DoubleRow>[] {
  return [
    { key: 'keeper', title: '一条', width: 300, render: ({ keeper }) => <Side home={home} side={keeper} /> },
    { key: 'other', title: '另一条', width: 300, render: ({ other }) => <Side home={home} side={other} /> },
    {
      key: 'why',
      title: doubleReasons.title,
      width: 190,
      value: ({ why }) => why.map((each) => nameOfCode(doubleReasons, each)).join('、'),
    },
    {
      key: 'compare',
      title: '操作',
      width: 90,
      render: (row) => (
        <Button type="link" size="small" onClick={() => onCompare(row)}>
          比较
        </Button>
      ),
    },
  ];
}

function Side({ home, side }: { readonly home: string; readonly side: DoubleRow['keeper'] }) {
  const { id, name, code, place, note } = side;
  return (
    <>
      <PageLink to={`${home}/${id}`}>{name}</PageLink>
      <div className="quiet">{[code, place, note].filter((each) => each !== null).join('，')}</div>
    </>
  );
}

const NOT_FOUND = { reason: '没有符合条件的记录。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING = {
  reason: '没有疑似重复的记录。',
  hint: '名称、代码或人员情况对得上的两条记录会列在这里。知道哪两条重复的，也可以在上面直接选。',
};
