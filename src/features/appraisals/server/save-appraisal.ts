import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { findEntry } from '../../codes/code-table.ts';
import { countsAsBranch, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { isPartyOrgKind } from '../../party-orgs/party-org.rules.ts';
import { type AppraisalDraft, USUAL_CAP_PERCENT } from '../appraisal.ts';
import { checkAppraisal, checkRound, warnOfCap } from '../appraisal.rules.ts';
import {
  findRoundHost,
  insertAppraisal,
  lockAppraisal,
  type RoundHost,
  updateAppraisal,
} from './appraisals.queries.ts';
import { rollOf } from './read-appraisals.ts';

type Refused = Refusal | readonly Refusal[];
interface Saved {
  readonly id: string;
  readonly warnings: Omit<Warning, 'kind'>[];
}

interface RoundAsked {
  readonly partyOrgId: string;
  readonly year: number;
  readonly capPercent?: number | null | undefined;
}

/** Begins the round of a year, with whoever is on the roll today. */
export async function startAppraisal(
  pool: Pool,
  acting: Acting,
  { partyOrgId, year, capPercent = USUAL_CAP_PERCENT }: RoundAsked,
  today: Day,
): Promise<{ id: string } | Refused> {
  return writeScoped<{ id: string } | Refused>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const host = await findRoundHost(client, partyOrgId, year);
      if (host === null) return NOT_FOUND;
      const refusals = checkRound(hostOf(host), year, today);
      if (refusals.length > 0) return refusals;
      if (host.standing !== null) {
        return refuse('conflict.round', `${host.name} ${year} 年的民主评议已经开始了，请打开那一轮。`, {
          field: 'year',
        });
      }
      const id = newId();
      const round = { id, partyOrgId, partyPos: host.pos, year, capPercent, on: today };
      if ((await insertAppraisal(client, round)) > 0) return { id };
      return refuse('appraisal.nobody', `${host.name}名册上没有党员，不能开始。`, { field: 'partyOrgId' });
    },
    (answer) => 'id' in answer,
  );
}

function hostOf({ name, kind, functional, outside_system: outside, ended_on: endedOn }: RoundHost) {
  const entry = isPartyOrgKind(kind) ? findEntry(partyOrgKinds, kind) : undefined;
  const special = functional || (entry !== undefined && 'temporary' in entry);
  const standing = !outside && endedOn === null;
  return { name, special, branch: standing && isPartyOrgKind(kind) && countsAsBranch(kind) };
}

/** Steps, sums and results as far as they are; whoever stands above keeps the sums as they are, unseen. */
export async function saveAppraisal(
  pool: Pool,
  acting: Acting,
  id: string,
  { version, ...draft }: AppraisalDraft & { readonly version: number },
  today: Day,
): Promise<Saved | Refused> {
  return writeScoped<Saved | Refused>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const stored = await lockAppraisal(client, id);
      if (stored === null) return NOT_FOUND;
      if (stored.version !== version) {
        return refuse('conflict.version', '您打开以后，这一轮已被别人修改。请重新打开，对照以后再保存。');
      }
      if (!stored.own && (draft.sheets !== null || draft.members.some(({ sums }) => sums !== null))) {
        return refuse('appraisal.sums-of-branch', '测评得票由支部自己登记，上级只登记步骤和评定结果。', {
          field: 'sheets',
          clause: 'GEN-07',
        });
      }
      const roll = rollOf(stored);
      const refusals = checkAppraisal(draft, roll, today);
      if (refusals.length > 0) return refusals;
      await updateAppraisal(client, stored, draft);
      return { id, warnings: warnOfCap(draft, roll).map(({ kind: _, ...reason }) => reason) };
    },
    (answer) => 'id' in answer,
  );
}
