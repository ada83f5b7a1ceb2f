import { Tabs } from 'antd';
import { z } from 'zod';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText, type Total } from '../../../platform/web/rate-text.ts';
import { useMay, useSession } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { claimFilters, countClaimsRoute } from '../claim.contract.ts';
import { claimBoxes, claimBoxNames, unclearListNames, unclearLists } from '../claim.ts';
import { countUnclearOrgsRoute, unclearOrgFilters } from '../unclear-org.contract.ts';
import { ClaimedOrgDrawer } from './ClaimedOrgDrawer.tsx';
import { ClaimList } from './ClaimList.tsx';
import { UnclearOrgList } from './UnclearOrgList.tsx';

const PAGE = z.object({
  tab: z.enum([...unclearLists, ...claimBoxes]).optional(),
  /** The organisation that is open beside the list. */
  org: z.uuid().optional(),
});
type Tab = NonNullable<z.output<typeof PAGE>['tab']>;

/** Of one list, not of the page: another list begins without them. */
const OF_A_LIST = Object.fromEntries(
  ['after', ...Object.keys(unclearOrgFilters), ...Object.keys(claimFilters)].map((key) => [key, undefined]),
);

/** 责任认领: what nobody or several answer for, and what was asked of whom. */
export function ClaimsPage() {
  const mayChange = useMay(permissions.changeSocialOrgs);
  // Beside the Party line nobody is named: there is no inbox.
  const inLine = useSession().scopeKind === 'party';
  const [{ tab: asked, org }, set] = useAddressState(PAGE);
  const counts = useCounts(mayChange);
  const boxes = mayChange ? claimBoxes.filter((box) => box === 'outbox' || inLine) : [];
  const tabs: readonly Tab[] = [...unclearLists, ...boxes];
  const tab = tabs.find((each) => each === asked) ?? 'nobody';
  const open = (id: string) => set({ org: id });
  const change = (key: string) =>
    set({ ...OF_A_LIST, ...(key === 'inbox' ? { state: 'open' } : {}), tab: key as Tab } as never);
  return (
    <>
      <PageTitle
        title="责任认领"
        below="认领，或提议由哪个党组织负责；被提名的党组织同意后生效。在此之前列为责任待明确，按原来负责的党组织统计一次。"
      />
      <Tabs
        className="page-tabs"
        activeKey={tab}
        onChange={change}
        destroyOnHidden
        items={tabs.map((key) => ({
          key,
          label: `${titleOf(key)}${counts[key] ?? ''}`,
          children:
            key === 'nobody' || key === 'several' ? (
              <UnclearOrgList list={key} onOpen={open} />
            ) : (
              <ClaimList box={key} onOpen={open} />
            ),
        }))}
      />
      <ClaimedOrgDrawer id={org ?? null} onClose={() => set({ org: undefined })} />
    </>
  );
}

function titleOf(tab: Tab): string {
  return { ...unclearListNames, ...claimBoxNames }[tab];
}

/** What waits on each tab. */
function useCounts(mayChange: boolean): Readonly<Record<Tab, string>> {
  const ofOrgs = (list: 'nobody' | 'several') => ({ query: { list } });
  const ofClaims = (box: 'inbox' | 'outbox') => ({ query: { box, state: 'open' as const } });
  const asked = { enabled: mayChange };
  return {
    nobody: countWords(useRoute(countUnclearOrgsRoute, ofOrgs('nobody')).data),
    several: countWords(useRoute(countUnclearOrgsRoute, ofOrgs('several')).data),
    inbox: countWords(useRoute(countClaimsRoute, ofClaims('inbox'), asked).data),
    outbox: countWords(useRoute(countClaimsRoute, ofClaims('outbox'), asked).data),
  };
}

function countWords(total: Total | undefined): string {
  if (total === undefined || total.count === 0) return '';
  return `（${countText(total.count)}${total.capped ? ' 以上' : ''}）`;
}
