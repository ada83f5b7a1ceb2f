import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { listTakeBackRoute, type TakenRecordView } from '../take-back.contract.ts';
import {
  type TakeBackOutcome,
  takeBackOutcomes,
  takeBackOutcomeTitles,
  type TakenEntity,
  takenEntityTitles,
} from '../take-back.ts';
import { keptCodeTitles, titleOfTaken } from '../take-back-words.ts';
import { CountButton } from './LineList.tsx';

interface TakenListProps {
  readonly id: string;
  /** What can be chosen; an import that is taken back names only what stayed. */
  readonly counts: Readonly<Partial<Record<TakeBackOutcome, number>>>;
}

const EMPTY: Readonly<Record<TakeBackOutcome, string>> = {
  withdrawn: '没有要撤除的记录。',
  set_back: '没有要改回的记录。',
  kept: '没有要保留的记录：导入之后没有人改过这些记录，别处也没有用到。',
};

/** Record by record what becomes of it, those that stay first, each with its reasons. */
export function TakenList({ id, counts }: TakenListProps) {
  const list = useList(listTakeBackRoute, { params: { id } });
  const { outcome } = list.filters;
  const shown = takeBackOutcomes.filter((name) => counts[name] !== undefined);
  return (
    <>
      {shown.length < 2 ? null : (
        <div className="import-counts" role="group" aria-label="按结果筛选">
          {shown.toReversed().map((name) => (
            <CountButton
              key={name}
              title={takeBackOutcomeTitles[name]}
              count={counts[name] ?? 0}
              alarm={name === 'kept'}
              chosen={outcome === name}
              onChoose={() => list.setFilters({ outcome: name })}
            />
          ))}
        </div>
      )}
      <DataTable<TakenRecordView>
        name="import-taken"
        title={takeBackOutcomeTitles[outcome]}
        columns={columns}
        rowKey={({ id: record }) => record}
        {...list.table}
        total={{ count: counts[outcome] ?? 0, capped: false }}
        empty={{ reason: EMPTY[outcome] }}
      />
    </>
  );
}

const PAGES: Readonly<Record<TakenEntity, string>> = {
  social_org: '/social-orgs',
  party_org: '/party-orgs',
  member: '/members',
};

function addressOf({ entity, id }: { readonly entity: TakenEntity; readonly id: string }): string {
  return `${PAGES[entity]}/${id}`;
}

const columns: readonly DataColumn<TakenRecordView>[] = [
  {
    key: 'title',
    title: '记录',
    width: 240,
    render: (row) =>
      row.title === null ? (
        <span className="quiet">（不在您的管理范围内）</span>
      ) : (
        <PageLink to={addressOf(row)}>{row.title}</PageLink>
      ),
  },
  { key: 'entity', title: '类别', width: 110, value: ({ entity }) => takenEntityTitles[entity] },
  { key: 'why', title: '内容或原因', width: 480, render: (row) => <Why row={row} /> },
];

function Why({ row }: { readonly row: TakenRecordView }) {
  const { entity, outcome, fields, reasons } = row;
  if (outcome === 'withdrawn') return <span className="quiet">由这次导入新增</span>;
  if (outcome === 'set_back') return <span>改回：{titlesOf(entity, fields)}</span>;
  return (
    <ul className="import-why">
      {reasons.map(({ code, actor, at, fields: stays, by }) => (
        <li key={`${code} ${at ?? ''} ${by?.id ?? ''} ${stays.join()}`}>
          {keptCodeTitles[code]}
          {stays.length === 0 ? '' : `：${titlesOf(entity, stays)}`}
          {by === null ? null : by.title === null ? (
            '：（不在您的管理范围内的记录）'
          ) : (
            <>
              ：<PageLink to={addressOf(by)}>{by.title}</PageLink>
            </>
          )}
          {at === null ? null : (
            <span className="quiet">
              （{actor === null ? '' : `${actor}，`}
              {minuteText(at)}）
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function titlesOf(entity: TakenEntity, fields: readonly string[]): string {
  return [...new Set(fields.map((field) => titleOfTaken(entity, field)))].join('、');
}
