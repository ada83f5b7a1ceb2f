import { USUAL_LIST_PURPOSES } from '../../../platform/web/ExportForPurpose.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { countMembersRoute, exportMembersRoute } from '../../members/member-list.contract.ts';
import { usualPurposes } from '../../members/member-look.ts';
import { countPartyOrgsRoute, exportPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { countSocialOrgsRoute, exportSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { CountLine } from './CountLine.tsx';
import { ExportForm } from './ExportForm.tsx';
import {
  memberAsked,
  memberFilterFields,
  partyOrgAsked,
  partyOrgFilterFields,
  socialOrgAsked,
  socialOrgFilterFields,
} from './export-filters.ts';

/** 社会组织, with the columns of their ledgers for which there is no field. */
export function SocialOrgExport() {
  const [asked, set] = useAddressState(socialOrgAsked);
  const found = useRoute(countSocialOrgsRoute, { query: asked }, { keepShowing: true });
  const all = useRoute(countSocialOrgsRoute, { query: { on: asked.on } }, { keepShowing: true });
  return (
    <>
      <FilterBar fields={socialOrgFilterFields} values={asked} onChange={set} />
      <ExportForm
        route={exportSocialOrgsRoute}
        requests="social-orgs"
        usual={USUAL_LIST_PURPOSES}
        query={asked}
        error={found.error}
        rows={found.data?.count}
        count={<CountLine found={found.data} all={all.data} />}
      />
    </>
  );
}

/** 党组织, in the order of their tree. */
export function PartyOrgExport() {
  const [asked, set] = useAddressState(partyOrgAsked);
  const found = useRoute(countPartyOrgsRoute, { query: asked }, { keepShowing: true });
  const all = useRoute(countPartyOrgsRoute, { query: { on: asked.on } }, { keepShowing: true });
  return (
    <>
      <FilterBar fields={partyOrgFilterFields} values={asked} onChange={set} />
      <ExportForm
        route={exportPartyOrgsRoute}
        requests="party-orgs"
        usual={USUAL_LIST_PURPOSES}
        query={asked}
        error={found.error}
        rows={found.data?.count}
        count={<CountLine found={found.data} all={all.data} />}
      />
    </>
  );
}

/** 党员: for a purpose, masked, without those who are 不公开 unless they are what is asked for. */
export function MemberExport() {
  const [asked, set] = useAddressState(memberAsked);
  const listed = asked.private ?? 'no';
  const found = useRoute(countMembersRoute, { query: { ...asked, private: listed } }, { keepShowing: true });
  const all = useRoute(countMembersRoute, { query: { on: asked.on } }, { keepShowing: true });
  return (
    <>
      <FilterBar fields={memberFilterFields} values={asked} onChange={set} />
      <ExportForm
        route={exportMembersRoute}
        requests="members"
        usual={usualPurposes}
        query={asked}
        error={found.error}
        rows={found.data?.count}
        count={<CountLine found={found.data} all={all.data} />}
        note={
          listed === 'no'
            ? '公民身份号码和电话只显示首尾。不公开的党员不列出，除非专门筛选。'
            : '公民身份号码和电话只显示首尾。这里列出的是不公开的党员，请妥善保管。'
        }
      />
    </>
  );
}
