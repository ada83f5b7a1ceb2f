import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { PersonCountLink } from '../../../platform/web/PersonCountLink.tsx';
import { RateText } from '../../../platform/web/RateText.tsx';
import { permissions } from '../../access/role.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type CoverageAnswer, readRollRoute, type RollCounts } from '../../coverage/coverage.contract.ts';
import { rollFilterOf } from '../../coverage/roll-filter.rules.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { orgsAddress } from './coverage-links.ts';

/** The two coverages side by side with the gap between them; the 口径 stands underneath. */
export function CoverageStrip({ now }: { readonly now: CoverageAnswer }) {
  const { figures, node, countingDefinition: definition } = now;
  const roll = useRoll(now);
  const to = (narrowing: Record<string, string>) => orgsAddress(now, node.key, narrowing);
  const { formalCoverage: formal, workCoverage: work } = figures;
  return (
    <section className="panel" aria-label="覆盖情况">
      <div className="desk-strip">
        <div>
          <h2>组织覆盖</h2>
          <p className="desk-figure">
            <RateText
              part={formal.covered}
              whole={formal.total}
              partTo={to({ covered: 'formal' })}
              wholeTo={to({})}
            />
          </p>
          <p className="quiet">已建党组织的社会组织</p>
        </div>
        <div>
          <h2>工作覆盖</h2>
          <p className="desk-figure">
            <RateText part={work.covered} whole={work.total} partTo={to({ work: 'yes' })} wholeTo={to({})} />
          </p>
          <p className="quiet">已建党组织，或有指导员、群团组织联系</p>
        </div>
        <div>
          <h2>两者相差</h2>
          <p className="desk-figure">
            <NumberLink
              count={work.covered - formal.covered}
              unit="家"
              to={to({ work: 'yes', covered: 'none' })}
              label="两者相差"
            />
          </p>
          <p className="quiet">有工作联系、尚无党组织</p>
        </div>
      </div>
      <p className="quiet desk-note">
        {now.on}，{definition.name}（第 {definition.version} 版）。
        {roll === null ? null : <Roll now={now} roll={roll} />}
      </p>
    </section>
  );
}

/** Beside the Party line the roll is told apart from the figures. */
function useRoll({ tree, node, on, roll }: CoverageAnswer): RollCounts | null {
  const asked = useRoute(readRollRoute, { query: { tree, node: node.key, on } }, { enabled: roll === null });
  return roll ?? asked.data ?? null;
}

function Roll({ now, roll }: { readonly now: CoverageAnswer; readonly roll: RollCounts }) {
  const mayReadOrgs = useMay(permissions.readPartyOrgs);
  const mayReadMembers = useMay(permissions.readMembers);
  const filter = rollFilterOf(now);
  const to = (may: boolean, page: string, more: { transferred?: 'no' } = {}) =>
    may && filter !== null ? pageAddress(page, { ...filter, ...more }) : undefined;
  return (
    <>
      党组织 <NumberLink count={roll.partyOrgs.total} to={to(mayReadOrgs, '/party-orgs')} label="党组织" />{' '}
      个，党员 <PersonCountLink count={roll.members} to={to(mayReadMembers, '/members')} label="党员" />{' '}
      名，其中组织关系未转入{' '}
      <PersonCountLink
        count={roll.membersNotTransferred}
        to={to(mayReadMembers, '/members', { transferred: 'no' })}
        label="组织关系未转入"
      />{' '}
      名。
    </>
  );
}
