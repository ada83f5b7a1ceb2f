import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import {
  type Acting,
  readAllScoped,
  readScoped,
  writeScoped,
} from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { spanOf } from '../duty.rules.ts';
import type { MeetingSample, readSampleRoute } from '../sample.contract.ts';
import {
  drawMeetingIds,
  findSampledOrg,
  insertSample,
  sampleDrawn,
  type SampledMeetingRow,
  sampledMeetings,
  type SampleRow,
  samplesDrawn,
} from './samples.queries.ts';

interface SampleAsked {
  readonly partyOrgId: string;
  readonly month: string;
  readonly size: number;
  readonly reason: string;
}

/** Draws some meetings of a month at random; that it was done, and why, stands in the history of the Party organisation. */
export function drawSample(
  pool: Pool,
  acting: Acting,
  asked: SampleAsked,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    (client) => draw(client, asked),
    (answer) => !isRefusal(answer),
  );
}

async function draw(client: PoolClient, asked: SampleAsked): Promise<{ id: string } | Refusal> {
  const { partyOrgId, month, size, reason } = asked;
  const org = await findSampledOrg(client, partyOrgId);
  if (org === null) return NOT_FOUND;
  const span = spanOf(month);
  const drawn = await drawMeetingIds(client, org, span, size);
  if (drawn.total === 0) {
    return refuse('sample.none', `${month} 这里没有登记过组织生活，没有可抽的。请换一个月份或党组织。`, {
      field: 'month',
    });
  }
  const id = newId();
  await insertSample(client, { id, partyOrgId, partyPos: org.pos, reason, drawn, ...span });
  return { id };
}

/** What was drawn, newest first. */
export async function listSamples(pool: Pool, acting: Acting): Promise<{ rows: MeetingSample[] }> {
  return { rows: (await readScoped<SampleRow>(pool, acting, samplesDrawn())).map(sampleOf) };
}

export async function readSample(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<RouteAnswer<typeof readSampleRoute> | Refusal> {
  const [[row], meetings] = await readAllScoped<[SampleRow, SampledMeetingRow]>(pool, acting, [
    sampleDrawn(id),
    sampledMeetings(id),
  ]);
  if (row === undefined) return NOT_FOUND;
  return {
    sample: sampleOf(row),
    meetings: meetings.map((each) => ({
      id: each.id,
      partyOrg: { id: each.party_org_id, name: each.party_org_name },
      kinds: each.kinds,
      heldOn: each.held_on,
      topic: each.topic,
      withdrawn: each.withdrawn,
    })),
  };
}

function sampleOf(row: SampleRow): MeetingSample {
  return {
    id: row.id,
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    month: row.month,
    reason: row.reason,
    size: row.size,
    ofTotal: row.of_total,
    drawnBy: row.drawn_by,
    drawnAt: row.drawn_at.toISOString(),
  };
}
