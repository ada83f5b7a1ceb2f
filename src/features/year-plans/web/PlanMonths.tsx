import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { permissions } from '../../access/role.ts';
import { meetingKindOf } from '../../codes/tables/meeting.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { lineTones } from '../plan-words.ts';
import type { YearPlanView } from '../year-plan.contract.ts';
import { lineStateNames } from '../year-plan.ts';

type Line = YearPlanView['lines'][number];

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The year month by month, each line with what was held of it. */
export function PlanMonths({ plan: { partyOrg, lines } }: { readonly plan: YearPlanView }) {
  return (
    <div className="plan-months">
      {MONTHS.map((month) => {
        const own = lines.filter((line) => line.month === month);
        return (
          <section key={month} className="panel plan-month">
            <h2 className="section-title">{month}月</h2>
            {own.length === 0 ? <p className="quiet">没有安排</p> : null}
            <ul>
              {own.map((line, at) => (
                <li key={at}>
                  <LineOf line={line} partyOrgId={partyOrg.id} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function LineOf({ line, partyOrgId }: { readonly line: Line; readonly partyOrgId: string }) {
  const { kinds, topic, note, state, meetings } = line;
  return (
    <>
      <p className="plan-line-head">
        <strong>{kindsText(kinds)}</strong>
        <StatusTag tone={lineTones[state]}>{lineStateNames[state]}</StatusTag>
      </p>
      {topic === null ? null : <p>{topic}</p>}
      {note === null ? null : <p className="quiet">{note}</p>}
      {meetings.length === 0 ? (
        <Next line={line} partyOrgId={partyOrgId} />
      ) : (
        <p className="plan-line-links">
          {meetings.map(({ id, heldOn }) => (
            <PageLink key={id} to={`/meetings/${id}`}>
              {heldOn} 的记录
            </PageLink>
          ))}
        </p>
      )}
    </>
  );
}

/** From the line to the notice or the record: what it says is filled in there. */
function Next({
  line: { kinds, topic, state },
  partyOrgId,
}: {
  readonly line: Line;
  readonly partyOrgId: string;
}) {
  const mayRecord = useMay(permissions.recordMeetings);
  if (!mayRecord) return null;
  const values = { partyOrg: partyOrgId, kinds: kinds.join(','), topic };
  const round = kinds.some((kind) => meetingKindOf(kind).calls === 'round');
  return (
    <p className="plan-line-links no-print">
      {state === 'missed' || round ? null : (
        <PageLink to={pageAddress('/convenings/new', values)}>发通知</PageLink>
      )}
      {state === 'planned' ? null : <PageLink to={pageAddress('/meetings/new', values)}>登记</PageLink>}
    </p>
  );
}
