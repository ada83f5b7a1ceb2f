import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { meetingKindOf } from '../../codes/tables/meeting.ts';
import { readDutyEntries } from '../../meetings/server/public.ts';
import type { Effort } from '../effort.contract.ts';
import { entrySeconds } from '../effort.rules.ts';
import { effortForms } from '../effort.ts';
import { formFields } from '../form-fields.ts';
import { entriesMade, type EffortRow } from './effort.queries.ts';

interface Question {
  readonly partyOrg?: string | undefined;
  readonly year?: number | undefined;
  readonly maySet: boolean;
}

/** What a node of the tree is asked for in a year, what was entered, and what an entry costs by the assumption. */
export async function readEffort(
  pool: Pool,
  acting: Acting,
  { partyOrg, year: asked, maySet }: Question,
  today: Day,
): Promise<Effort | Refusal> {
  const year = asked ?? Number(today.slice(0, 'YYYY'.length));
  const [made] = await readScoped<EffortRow>(pool, acting, entriesMade(partyOrg ?? null, year));
  if (made === undefined) throw new Error('there is no installation');
  if (!made.inSight) return NOT_FOUND;
  const owed = await readDutyEntries(pool, acting, { year, partyOrg });
  const all = owed.find(({ kind }) => kind === null);
  return {
    year,
    branches: all?.owing ?? 0,
    entries: all?.entries ?? 0,
    kinds: owed
      .flatMap(({ kind, owing, entries }) =>
        kind === null
          ? []
          : [{ kind, branches: owing, entries, clause: meetingKindOf(kind).duty?.clause ?? null }],
      )
      .toSorted((one, other) => other.entries - one.entries),
    forms: effortForms.map((form) => {
      const fields = formFields(form);
      const { code, name, when } = form;
      return { code, name, when, made: madeOf(code, made), ...fields, ...entrySeconds(fields, made.assumed) };
    }),
    assumed: made.assumed,
    maySet: maySet && made.atTop,
  };
}

/** Of what is changed later it is not counted how often. */
function madeOf(code: (typeof effortForms)[number]['code'], made: EffortRow): number | null {
  switch (code) {
    case 'announce':
      return made.announced;
    case 'record':
      return made.recorded;
    case 'convened':
      return made.convened;
    case 'approve':
      return made.approved;
    case 'confirm':
      return made.confirmed;
    case 'appraise':
      return made.appraised;
    case 'plan':
      return made.planned;
    default:
      return null;
  }
}
