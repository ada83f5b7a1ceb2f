import type { z } from 'zod';
import type { FormValues } from '../../../platform/web/form-field.ts';
import { type AttendanceState, isMeetingKind, type MeetingKind } from '../../codes/tables/meeting.ts';
import type { Assembly, StudiedText } from '../meeting.ts';
import type { Resolution } from '../vote.ts';
import type { changeMeetingRoute, MeetingRecord, MeetingView } from '../meeting.contract.ts';
import { checkTogether, doubtsTogether } from '../kinds-together.rules.ts';
import { assemblyOf, KINDS_APART } from '../meeting.rules.ts';

/** Somebody on the roll as the form holds it. */
export interface RollLine {
  readonly id: string;
  readonly name: string;
  readonly votes: boolean;
  readonly leftOut: boolean;
  readonly state: AttendanceState;
  readonly reason: string | null;
}

export interface RollValue {
  /** Whom the roll is of; another question calls it anew. */
  readonly of: string;
  readonly lines: readonly RollLine[];
  readonly votersElsewhere: number;
}

/** Who is called by what is filled in so far; null as long as that is not clear. */
export function assemblyIn(values: FormValues): Assembly | null {
  const kinds = kindsIn(values);
  if (kinds.length === 0) return null;
  const called = assemblyOf(kinds);
  if (called !== 'any') return called;
  return (values.assembly as Assembly | undefined) ?? 'members';
}

export function kindsIn({ kinds }: FormValues): MeetingKind[] {
  return Array.isArray(kinds) ? kinds.filter(isMeetingKind) : [];
}

/** What keeps the kinds from being one meeting, or has to be looked at by what is asked for locally. */
export function togetherIn(values: FormValues): readonly { readonly message: string }[] {
  const kinds = kindsIn(values);
  const apart = kinds.length > 0 && assemblyOf(kinds) === null ? [KINDS_APART] : [];
  return [...apart, ...checkTogether(kinds), ...doubtsTogether(kinds)];
}

/** Whether the kinds leave open who is called. */
export function asksAssembly(values: FormValues): boolean {
  return assemblyOf(kindsIn(values)) === 'any';
}

/** The form's fields as the routes take them. */
export function draftOf(values: FormValues, assembly: Assembly) {
  const text = (field: string) => (values[field] ?? null) as string | null;
  const number = (field: string) => (values[field] ?? null) as number | null;
  const roll = (values.roll ?? null) as RollValue | null;
  return {
    kinds: kindsIn(values),
    assembly,
    partyGroup: assembly === 'group' ? text('partyGroup') : null,
    heldOn: text('heldOn') ?? '',
    startsAt: text('startsAt'),
    place: text('place'),
    chair: text('chair'),
    recorder: text('recorder'),
    topic: text('topic'),
    agenda: text('agenda'),
    minutes: text('minutes'),
    studied: ((values.studied ?? []) as StudiedText[]).filter(({ title }) => title.trim() !== ''),
    guests: number('guests'),
    elsewherePresent: number('elsewherePresent'),
    resolutions: ((values.resolutions ?? []) as Resolution[]).map(sentResolution),
    roll:
      assembly === 'round' ? [] : (roll?.lines ?? []).map(({ id, state, reason }) => ({ id, state, reason })),
    talksDone: number('talksDone'),
    talksPlanned: number('talksPlanned'),
  };
}

/** A stored meeting as the form opens it. */
export function valuesOf({ kinds, heldOn, partyGroup, record }: MeetingView): FormValues {
  if (record === null) return {};
  const { counts, people, resolutions, ...facts } = record;
  return {
    ...facts,
    kinds,
    heldOn,
    partyGroup,
    elsewherePresent: counts.votersElsewherePresent,
    resolutions: resolutions.map(openedResolution),
    roll: {
      of: '',
      lines: people.map(({ id, name, votes, leftOut, state, reason }) => ({
        id,
        name,
        votes,
        leftOut,
        state,
        reason,
      })),
      votersElsewhere: counts.votersElsewhere,
    } satisfies RollValue,
  };
}

type SentResolution = NonNullable<z.input<typeof changeMeetingRoute.body>['resolutions']>[number];

function sentResolution({ ballots, written, election, ...sums }: Resolution): SentResolution {
  return {
    ...sums,
    ballots: ballots == null ? null : { ...ballots },
    written: written == null ? null : { ...written },
    election:
      election == null
        ? null
        : { ...election, candidates: [...election.candidates], writtenIn: [...election.writtenIn] },
  };
}

/** Without what the rules say of it. */
function openedResolution({
  matter,
  vote,
  yes,
  no,
  abstained,
  ballots,
  written,
  election,
}: MeetingRecord['resolutions'][number]): Resolution {
  return { matter, vote, yes, no, abstained, ballots, written, election };
}
