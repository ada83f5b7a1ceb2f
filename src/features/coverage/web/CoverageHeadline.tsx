import { percentText } from '../../../platform/kernel/portion.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import type { PersonCount } from '../../../platform/kernel/small-counts.ts';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { PersonCountLink } from '../../../platform/web/PersonCountLink.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import {
  type CoverageAnswer,
  type CoverageFigures,
  readRollRoute,
  type RollCounts,
} from '../coverage.contract.ts';
import type { EffectiveAnswer, EffectiveFigures } from '../effective.contract.ts';
import { rollFilterOf } from '../roll-filter.rules.ts';
import type { Narrowing } from './coverage-view.ts';

interface CoverageHeadlineProps {
  readonly answer: CoverageAnswer;
  /** Arrives a little later: undefined until then; null where it isn't told (as known on an earlier day). */
  readonly effective: EffectiveAnswer | null | undefined;
  /** Filtered figures have no roll: a Party organisation has no sector. */
  readonly unfiltered: boolean;
  readonly onOpen: (title: string, narrowing: Narrowing) => void;
}

/** The coverages side by side with the gaps between them, what is missing, and the 口径 beneath. */
export function CoverageHeadline({ answer, effective, unfiltered, onOpen }: CoverageHeadlineProps) {
  const { figures, countingDefinition } = answer;
  const roll = useRoll(answer, unfiltered);
  return (
    <section className="coverage-headline" aria-label="总体情况">
      <div className="coverage-strip">
        <Rate
          title="组织覆盖"
          portion={figures.formalCoverage}
          onOpen={() => onOpen('组织已覆盖', { covered: 'formal' })}
          onWhole={() => onOpen('全部社会组织', {})}
          onMissing={() => onOpen('组织未覆盖', { covered: 'none' })}
        />
        <Rate
          title="工作覆盖"
          portion={figures.workCoverage}
          onOpen={() => onOpen('工作已覆盖', { work: 'yes' })}
          onWhole={() => onOpen('全部社会组织', {})}
          onMissing={() => onOpen('工作未覆盖', { work: 'no' })}
        />
        {effective === null ? null : <Effective answer={effective} onOpen={onOpen} />}
        <dl className="coverage-counts">
          <Count
            title="应建未建"
            count={figures.establishmentGaps}
            onOpen={() => onOpen('应建未建', { gap: 'establishment_gap' })}
          />
          <Count
            title="未核实"
            count={figures.unverified}
            onOpen={() => onOpen('未核实', { gap: 'unverified' })}
          />
          <Count
            title="责任待明确"
            count={figures.responsibilityUnclear}
            onOpen={() => onOpen('责任待明确', { responsibility: 'unclear' })}
          />
          <Count title="从业人员" count={figures.staff} onOpen={() => onOpen('全部社会组织', {})} />
          {roll === null ? null : <Roll answer={answer} roll={roll} />}
        </dl>
      </div>
      <p className="quiet coverage-note">
        {countingDefinition.name}（第 {countingDefinition.version} 版）：{countingDefinition.note}
        <OtherDefinitions answer={answer} />
        {effective == null ? null : (
          <span className="coverage-other">
            有效覆盖：覆盖它的支部自 {effective.since}{' '}
            起有过组织生活；都没有的是空转；功能型、外系统和新成立的不作要求。
          </span>
        )}
      </p>
    </section>
  );
}

/** Party organisations and members have lists of their own: these figures lead there, for whoever may read them. */
function Roll({ answer, roll }: { readonly answer: CoverageAnswer; readonly roll: RollCounts }) {
  const mayReadOrgs = useMay(permissions.readPartyOrgs);
  const mayReadMembers = useMay(permissions.readMembers);
  const filter = rollFilterOf(answer);
  const to = (may: boolean, page: string, more: { transferred?: 'no' } = {}) =>
    may && filter !== null ? pageAddress(page, { ...filter, ...more }) : undefined;
  // Beside the Party line the past is told by month ends.
  const asOf = roll.membersOn === answer.on ? '' : `（${roll.membersOn}）`;
  return (
    <>
      <Count title="党组织" count={roll.partyOrgs.total} to={to(mayReadOrgs, '/party-orgs')} />
      <Persons title={`党员${asOf}`} count={roll.members} to={to(mayReadMembers, '/members')} />
      <Persons
        title="其中关系未转入"
        count={roll.membersNotTransferred}
        to={to(mayReadMembers, '/members', { transferred: 'no' })}
      />
    </>
  );
}

/** The roll comes with the figures of today; for another day it is counted apart and arrives a little later. */
function useRoll(answer: CoverageAnswer, unfiltered: boolean): RollCounts | null {
  const { tree, node, on, roll } = answer;
  const asked = useRoute(
    readRollRoute,
    { query: { tree, node: node.key, on } },
    { enabled: unfiltered && roll === null },
  );
  return roll ?? (unfiltered ? (asked.data ?? null) : null);
}

interface EffectiveProps {
  readonly answer: EffectiveAnswer | undefined;
  readonly onOpen: CoverageHeadlineProps['onOpen'];
}

/** Coverage with Party life behind it; what formal coverage has more is the gap. */
function Effective({ answer, onOpen }: EffectiveProps) {
  return (
    <div className="coverage-rate">
      <h2>有效覆盖</h2>
      {answer === undefined ? (
        <p className="coverage-rate-figure quiet">…</p>
      ) : (
        <EffectiveCounts figures={answer.figures} onOpen={onOpen} />
      )}
    </div>
  );
}

interface EffectiveCountsProps {
  readonly figures: EffectiveFigures;
  readonly onOpen: CoverageHeadlineProps['onOpen'];
}

function EffectiveCounts({ figures, onOpen }: EffectiveCountsProps) {
  const { total, active, idle, unmeasured } = figures;
  const open = (title: string, life: NonNullable<Narrowing['life']>) => () => onOpen(title, { life });
  return (
    <>
      <p className="coverage-rate-figure">
        <span className="number">{percentText(active, total)}</span>
      </p>
      <p>
        <NumberLink count={active} onOpen={open('有组织生活', 'active')} label="有组织生活" />
        {' / '}
        <NumberLink count={total} onOpen={() => onOpen('全部社会组织', {})} label="全部社会组织" />
        {idle === 0 ? null : (
          <span className="quiet">
            {'　'}空转 <NumberLink count={idle} onOpen={open('空转', 'idle')} label="空转" />
          </span>
        )}
        {unmeasured === 0 ? null : (
          <span className="quiet">
            {'　'}不作要求{' '}
            <NumberLink count={unmeasured} onOpen={open('不作要求', 'unmeasured')} label="不作要求" />
          </span>
        )}
      </p>
    </>
  );
}

interface RateProps {
  readonly title: string;
  readonly portion: CoverageFigures['formalCoverage'];
  readonly onOpen: () => void;
  readonly onWhole: () => void;
  readonly onMissing: () => void;
}

function Rate({ title, portion, onOpen, onWhole, onMissing }: RateProps) {
  const missing = portion.total - portion.covered;
  return (
    <div className="coverage-rate">
      <h2>{title}</h2>
      <p className="coverage-rate-figure">
        <span className="number">{percentText(portion.covered, portion.total)}</span>
      </p>
      <p>
        <NumberLink count={portion.covered} onOpen={onOpen} label={`${title}已覆盖`} />
        {' / '}
        <NumberLink count={portion.total} onOpen={onWhole} label="全部社会组织" />
        {missing === 0 ? null : (
          <span className="quiet">
            {'　'}未覆盖 <NumberLink count={missing} onOpen={onMissing} label={`${title}未覆盖`} />
          </span>
        )}
      </p>
    </div>
  );
}

function Persons({
  title,
  count,
  to,
}: {
  readonly title: string;
  readonly count: PersonCount;
  readonly to: string | undefined;
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <PersonCountLink count={count} to={to} label={title} />
      </dd>
    </div>
  );
}

function Count({
  title,
  count,
  onOpen,
  to,
}: {
  readonly title: string;
  readonly count: number;
  readonly onOpen?: () => void;
  readonly to?: string | undefined;
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <NumberLink count={count} onOpen={count === 0 ? undefined : onOpen} to={to} label={title} />
      </dd>
    </div>
  );
}

/** What switching to another definition would make of the same organisations. */
function OtherDefinitions({ answer }: { readonly answer: CoverageAnswer }) {
  const { formalCoverage } = answer.figures;
  return answer.otherDefinitions.map(({ definition, figures }) => {
    const covered = figures.formalCoverage.covered - formalCoverage.covered;
    const total = figures.formalCoverage.total - formalCoverage.total;
    return (
      <span key={definition.code} className="coverage-other">
        按{definition.name}：{countText(figures.formalCoverage.covered)} /{' '}
        {countText(figures.formalCoverage.total)}（
        {percentText(figures.formalCoverage.covered, figures.formalCoverage.total)}），已覆盖{signed(covered)}
        、总数{signed(total)}。
      </span>
    );
  });
}

function signed(difference: number): string {
  if (difference === 0) return '相同';
  return difference > 0 ? `多 ${countText(difference)}` : `少 ${countText(-difference)}`;
}
