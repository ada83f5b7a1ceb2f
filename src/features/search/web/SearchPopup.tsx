import { Skeleton } from 'antd';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useLater } from '../../../platform/web/use-later.ts';
import type { SearchAnswer } from '../search.contract.ts';
import { recordKindNames } from '../search.ts';
import { addressOfHit, HitLine } from './HitLine.tsx';
import { HOW_TO_SEARCH, nothingFound } from './search-words.ts';
import { addressOfAll, countText } from './search-address.ts';
import type { Search } from './use-search.ts';

interface SearchPopupProps {
  readonly id: string;
  /** What was asked. */
  readonly text: string;
  readonly search: Search;
  /** The line that Enter opens; -1: none. */
  readonly active: number;
  readonly onGo: () => void;
}

/** Below the box: what was found by kind, the closest first, and the way to all of it. */
export function SearchPopup({ id, text, search, active, onGo }: SearchPopupProps) {
  const { answer, refusal, error, waiting } = search;
  const late = useLater(waiting && answer === undefined);
  const groups = answer?.groups ?? [];
  return (
    <div className="search-popup">
      {groups.length > 0 ? (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="查找结果"
          className={waiting ? 'search-list waiting' : 'search-list'}
        >
          <Groups {...{ id, active, onGo, groups }} all={addressOfAll(answer, text)} />
        </div>
      ) : null}
      {groups.length > 0 ? null : (
        <div className="search-empty" role="status">
          {late ? (
            <Skeleton active title={false} paragraph={{ rows: 3 }} />
          ) : (
            <Words {...{ text, answer, refusal, error }} />
          )}
        </div>
      )}
    </div>
  );
}

type GroupsProps = Pick<SearchPopupProps, 'id' | 'active' | 'onGo'> & {
  readonly all: string | null;
  readonly groups: SearchAnswer['groups'];
};

function Groups({ id, active, onGo, groups, all }: GroupsProps) {
  const before = (nth: number) => groups.slice(0, nth).reduce((sum, { rows }) => sum + rows.length, 0);
  const last = before(groups.length);
  return (
    <>
      {groups.map((group, nth) => (
        <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
          <div id={`${id}-${group.kind}`} className="search-kind">
            {recordKindNames[group.kind]} <span>{countText(group)}</span>
          </div>
          {group.rows.map((hit, at) => (
            <PageLink
              key={hit.id}
              id={`${id}-${before(nth) + at}`}
              role="option"
              aria-selected={active === before(nth) + at}
              tabIndex={-1}
              className="search-hit"
              to={addressOfHit(hit)}
              onClick={onGo}
            >
              <HitLine hit={hit} />
            </PageLink>
          ))}
        </div>
      ))}
      {all === null ? null : (
        <PageLink
          id={`${id}-${last}`}
          role="option"
          aria-selected={active === last}
          tabIndex={-1}
          className="search-hit search-all"
          to={all}
          onClick={onGo}
        >
          查看全部
        </PageLink>
      )}
    </>
  );
}

function Words({
  text,
  answer,
  refusal,
  error,
}: Pick<SearchPopupProps, 'text'> & Pick<Search, 'answer' | 'refusal' | 'error'>) {
  if (refusal !== null) return <p>{refusal}</p>;
  if (error !== null) return <p>{error.message}</p>;
  if (answer !== undefined && text !== '') return <p>{nothingFound(text, answer.byNumber)}</p>;
  return <p className="quiet">{HOW_TO_SEARCH}</p>;
}
