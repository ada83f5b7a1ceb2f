import { useState } from 'react';
import { callRoute } from '../../../platform/web/api-client.ts';
import type { FormValues } from '../../../platform/web/form-field.ts';
import type { Hint } from '../hint.ts';
import { readHintsRoute } from '../hint.contract.ts';
import type { Assembly } from '../meeting.ts';
import { draftOf } from './meeting-form.ts';

interface Corrects {
  readonly partyOrgId: string;
  readonly meetingId: string;
}

/** Looks once at what is about to be saved; what was hinted at before and is saved again, is meant. */
export function useHints(corrects: Corrects | undefined) {
  const [hints, setHints] = useState<readonly Hint[]>([]);
  const look = async (values: FormValues, assembly: Assembly): Promise<boolean> => {
    const partyOrgId = typeof values.partyOrgId === 'string' ? values.partyOrgId : '';
    // An entry is never held up by what only helps with it.
    const answer = await callRoute(readHintsRoute, {
      body: { ...draftOf(values, assembly), partyOrgId, ...corrects },
    }).catch(() => ({ hints: [] }));
    const known = new Set(hints.map(({ message }) => message));
    setHints(answer.hints);
    return answer.hints.some(({ message }) => !known.has(message));
  };
  return { hints, look };
}
