import { pageAddress } from '../../../platform/web/address.ts';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { kindName } from '../../codes/tables/meeting.ts';
import { type DutyFilter, type EarlierLate, listEarlierLateRoute } from '../duty.contract.ts';
import { periodText } from '../duty-words.ts';

export type EarlierScope = Pick<DutyFilter, 'period' | 'partyOrg' | 'within' | 'raised' | 'earlier'>;

const NONE: readonly EarlierLate[] = [];

/** What of the quarters and years before a period is late still. */
export function useEarlierLate({ period, partyOrg, within, raised }: EarlierScope): readonly EarlierLate[] {
  const query = { period, partyOrg, within, raised };
  return useRoute(listEarlierLateRoute, { query }, { keepShowing: true }).data?.rows ?? NONE;
}

/** Quarters and years that were over before and still lack a meeting, each opening the branches. */
export function EarlierLateList(scope: EarlierScope) {
  const rows = useEarlierLate(scope);
  if (rows.length === 0) return null;
  return (
    <section className="duty-earlier" aria-label="以前的季度和年度">
      <h3>以前还没有开的（下面的合计和名单都算上）</h3>
      <ul>
        {rows.map(({ kind, period, branches }) => (
          <li key={`${kind} ${period}`}>
            {periodText(period)} {kindName(kind)}：
            <NumberLink
              count={branches}
              unit="个支部"
              to={pageAddress('/meetings/duties', {
                ...scope,
                earlier: undefined,
                period,
                kind,
                state: 'late',
              })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
