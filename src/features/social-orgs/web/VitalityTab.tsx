import { AnsweredQuestions } from '../../../platform/web/AnsweredQuestions.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { type CoveringVitality, readCoveringVitalityRoute } from '../../vitality/vitality.contract.ts';
import { shownQuestions } from '../../vitality/vitality-words.ts';
import { wayName } from '../covering.rules.ts';

/** The three questions of those that cover it; attached, it shows its host's. */
export function VitalityTab({ id }: { readonly id: string }) {
  const query = useRoute(readCoveringVitalityRoute, { params: { id }, query: {} });
  return (
    <RecordGate query={query}>
      {({ covering, since, on }) =>
        covering.length === 0 ? (
          <EmptyState
            reason="还没有党组织覆盖，三问无从回答。"
            hint="在党组织的记录里登记它覆盖哪些社会组织。"
          />
        ) : (
          <div className="stack">
            <p className="quiet">
              由覆盖它的党组织的记录算出，看 {since} 到 {on}；没有可计算的不算在内。
            </p>
            {covering.map((each) => (
              <Covering key={each.partyOrg?.id ?? each.way} each={each} since={since} on={on} />
            ))}
          </div>
        )
      }
    </RecordGate>
  );
}

interface CoveringProps {
  readonly each: CoveringVitality;
  readonly since: string;
  readonly on: string;
}

function Covering({ each: { partyOrg, way, vitality }, since, on }: CoveringProps) {
  const mayOpen = useMay(permissions.readPartyOrgs);
  if (partyOrg === null || vitality === null) {
    return <p className="quiet">{wayName(way)}：不在管理范围内的党组织。</p>;
  }
  return (
    <section>
      <header className="part-head">
        <h2>
          {mayOpen ? (
            <PageLink to={pageAddress(`/party-orgs/${partyOrg.id}`, { tab: 'vitality' })}>
              {partyOrg.name}
            </PageLink>
          ) : (
            partyOrg.name
          )}
        </h2>
        <span className="quiet">
          {way === 'attached' ? '挂靠：本单位自己不单独要求，看所挂靠的党组织' : wayName(way)}
        </span>
      </header>
      <AnsweredQuestions questions={shownQuestions(vitality, { id: partyOrg.id, since, on })} />
    </section>
  );
}
