import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { Assembly } from '../meeting.ts';
import type { Resolution } from '../vote.ts';
import { resolutionsOf } from './resolutions.queries.ts';

export interface LedgerRow extends QueryResultRow {
  kinds: string[];
  held_on: string;
  party_group: string | null;
  assembly: Assembly;
  topic: string | null;
  place: string | null;
  chair: string | null;
  called: number;
  present: number;
  on_leave: number;
  absent: number;
  exempt: number;
  voters: number;
  voters_present: number;
  talks_done: number | null;
  talks_planned: number | null;
  approved: boolean;
  resolutions: Resolution[];
}

/** What one Party organisation held in a year, in its order; beside the Party line nothing. */
export function yearOfMeetings(partyOrgId: string, from: string, to: string): Statement {
  return {
    name: 'meetings-of-year',
    text: `select m.kinds, m.held_on, m.party_group, r.assembly, r.topic, r.place, r.chair, r.called, r.present, r.on_leave, r.absent,
        r.exempt, r.voters, r.voters_present, r.talks_done, r.talks_planned, v.meeting_id is not null as approved,
        ${resolutionsOf('m.id')} as resolutions
      from meeting m join meeting_record r on r.meeting_id = m.id left join meeting_approval v on v.meeting_id = m.id
      where m.party_org_id = $1 and m.held_on >= $2::date and m.held_on < $3::date and m.withdrawn_at is null
      order by m.held_on, m.id`,
    values: [partyOrgId, from, to],
  };
}

export interface PaperHost extends QueryResultRow {
  name: string;
}

/** The Party organisation of a paper, where persons of its line may be reached. */
export function paperHost(partyOrgId: string): Statement {
  return {
    name: 'paper-host',
    text: `select name from party_org where id = $1 and may_see_persons() and pos between party_lo() and party_hi()`,
    values: [partyOrgId],
  };
}
