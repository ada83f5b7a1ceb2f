import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { DataPager } from '../../../platform/web/DataPager.tsx';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useSlashKey } from '../../../platform/web/slash-key.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useLater } from '../../../platform/web/use-later.ts';
import { usePaging } from '../../../platform/web/use-list.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import type { SearchGroup } from '../search.contract.ts';
import { mayStandInAddress } from '../search.rules.ts';
import { FOUND_AT_MOST, LONGEST_TEXT, type RecordKind, recordKindNames, recordKinds } from '../search.ts';
import { addressOfHit, HitLine } from './HitLine.tsx';
import { countText } from './search-address.ts';
import { HOW_TO_SEARCH, nothingFound } from './search-words.ts';
import { useFindable, useFindableKinds } from './use-findable.ts';
import { useSettled } from '../../../platform/web/use-settled.ts';
import { type Search, useSearch } from './use-search.ts';
import './search.css';

const PAGE_STATE = z.object({
  q: z.string().max(LONGEST_TEXT).optional(),
  kind: z.enum(recordKinds).optional(),
  after: z.string().max(500).optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
});
/** Of all kinds together. */
const SHOWN_OF_ALL = 30;

/** Everything that a text finds: of all kinds the closest, or one kind page by page. */
export function SearchPage() {
  const [{ q = '', kind, after, size }, set] = useAddressState(PAGE_STATE);
  const [text, setText] = useSearchText(q, (next) => set({ q: next, after: undefined }));
  const settled = useSettled(text);
  const search = useSearch(
    kind === undefined ? { text: settled, size: SHOWN_OF_ALL } : { text: settled, kind, after, size },
  );
  const paging = usePaging({ after, size }, search.answer?.next ?? null, set);
  return (
    <>
      <PageTitle title="查找" />
      <div className="search-page">
        <SearchText text={text} onChange={setText} />
        <KindChoice kind={kind} onChange={(next) => set({ kind: next, after: undefined })} />
        <Found
          text={settled}
          kind={kind}
          search={search}
          onKind={(next) => set({ kind: next, after: undefined })}
        />
        {kind === undefined || search.answer === undefined ? null : <DataPager paging={paging} />}
      </div>
    </>
  );
}

/** What is typed, and what of it stands in the address: all but what may be somebody's number. */
function useSearchText(q: string, write: (q: string | undefined) => void) {
  const [text, setText] = useState(q);
  const written = useRef(q);
  useEffect(() => {
    // Another search from the box in the top bar, or the browser's back.
    if (q === written.current) return;
    written.current = q;
    setText(q);
  }, [q]);
  const change = (next: string) => {
    setText(next);
    written.current = mayStandInAddress(next) ? next.trim() : '';
    write(written.current === '' ? undefined : written.current);
  };
  return [text, change] as const;
}

function SearchText({
  text,
  onChange,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const input = useRef<InputRef>(null);
  const phone = useIsPhone();
  const findable = useFindable();
  useSlashKey(() => input.current?.focus(), phone);
  return (
    <Input
      ref={input}
      size="large"
      aria-label="查找的文字"
      placeholder={`查找${findable}`}
      prefix={<SearchOutlined className="quiet" />}
      allowClear
      autoFocus={text === ''}
      autoComplete="off"
      maxLength={LONGEST_TEXT}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface KindChoiceProps {
  readonly kind: RecordKind | undefined;
  readonly onChange: (kind: RecordKind | undefined) => void;
}

function KindChoice({ kind, onChange }: KindChoiceProps) {
  const kinds = useFindableKinds();
  if (kinds.length < 2) return null;
  return (
    <Segmented<RecordKind | 'all'>
      aria-label="查找哪一类"
      value={kind ?? 'all'}
      options={[
        { value: 'all', label: '全部' },
        ...kinds.map((each) => ({ value: each, label: recordKindNames[each] })),
      ]}
      onChange={(value) => onChange(value === 'all' ? undefined : value)}
    />
  );
}

interface FoundProps {
  readonly text: string;
  readonly kind: RecordKind | undefined;
  readonly search: Search;
  readonly onKind: (kind: RecordKind) => void;
}

function Found({ text, kind, search, onKind }: FoundProps) {
  const { answer, refusal, error, waiting, retry } = search;
  const late = useLater(waiting && answer === undefined);
  if (text === '') return <EmptyState reason="请写出要找的文字。" hint={HOW_TO_SEARCH} />;
  if (refusal !== null) return <EmptyState reason={refusal} hint={HOW_TO_SEARCH} />;
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (answer === undefined) return late ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : null;
  if (answer.groups.length === 0) {
    return (
      <EmptyState
        reason={nothingFound(text, answer.byNumber)}
        hint={answer.byNumber ? undefined : HOW_TO_SEARCH}
      />
    );
  }
  return (
    <div aria-busy={waiting}>
      {answer.groups.map((group) => (
        <Group key={group.kind} group={group} isAlone={kind !== undefined} onAll={() => onKind(group.kind)} />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: SearchGroup;
  readonly isAlone: boolean;
  readonly onAll: () => void;
}

function Group({ group, isAlone, onAll }: GroupProps) {
  const { kind, count, capped, rows } = group;
  return (
    <section className="search-group" aria-label={recordKindNames[kind]}>
      <h2>
        {recordKindNames[kind]} <span className="quiet">{countText(group)}</span>
      </h2>
      {isAlone && capped ? (
        <p className="quiet">{`只列出前 ${FOUND_AT_MOST} 条。请多写几个字，或在${recordKindNames[kind]}列表中按条件筛选。`}</p>
      ) : null}
      <ul className="search-rows">
        {rows.map((hit) => (
          <li key={hit.id}>
            <PageLink to={addressOfHit(hit)} className="search-hit">
              <HitLine hit={hit} />
            </PageLink>
          </li>
        ))}
      </ul>
      {!isAlone && count > rows.length ? (
        <Button type="link" className="no-print" onClick={onAll}>
          {capped ? '查看更多' : `查看全部 ${count} 条`}
        </Button>
      ) : null}
    </section>
  );
}
