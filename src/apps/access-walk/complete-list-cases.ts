import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { listedTypes } from '../../features/complete-lists/complete-list.ts';
import {
  compareCompleteListRoute,
  type CompleteListView,
  confirmCompleteListRoute,
  listDifferencesRoute,
  mapCompleteListRoute,
  readCompleteListRoute,
} from '../../features/complete-lists/complete-lists.contract.ts';
import { COUNTY, TOWN } from './build-world.ts';
import { REASON, REGIONS } from './case-parts.ts';
import { sees } from './judge.ts';
import { type Call, idOf, nothing, type RouteCase, type RouteCases } from './route-case.ts';
import { jsonOf, send } from './send.ts';
import { regionHolds } from './sight.ts';
import { addList } from './twins.ts';
import { type Actor, actorNamed, type World, type WorldRecord } from './world.ts';

const own = (actor: Actor, record: WorldRecord, world: World) =>
  record.ownerId === actor.accountId && sees(world, actor, record);
const mapping = (regionCode: string) => ({
  sheet: 0,
  columns: [],
  scope: { listedOn: '2026-01-01', regionCode, reach: null, registrarId: null, types: [...listedTypes] },
});
const homeOf = ({ scopeKind, scopeId }: Actor) => (scopeKind === 'place' ? (scopeId ?? COUNTY) : COUNTY);
const BEFORE_COMPARING = 'nothing is compared yet: that it is compared is logged';
const list = { about: 'completeList' } as const;
/** Each of the five lists of what is in sight. */
const differences = (more: Record<string, string> = {}): RouteCase => ({
  does: 'read',
  ...list,
  call: ({ record }) => ({ params: { id: record.id }, query: { kind: 'theirs_only', ...more } }),
  asks: (_, world) =>
    [...world.records.values()]
      .filter(({ kind }) => kind === 'completeList')
      .flatMap(({ id }) =>
        ['ours_only', 'ended_there', 'renamed', 'differing'].map(
          (kind): Call => ({ params: { id }, query: { kind, ...more } }),
        ),
      ),
});

/** A list that was compared is for who stands over its place, node and body; one that waits for its columns for who sent it. */
export const completeListCases: RouteCases = {
  uploadCompleteList: {
    does: 'write',
    unlogged: BEFORE_COMPARING,
    call: () => ({ file: { name: '名单.csv', bytes: Buffer.from('社会组织名称,类型\n新学校,民非\n') } }),
  },
  listCompleteLists: {
    does: 'read',
    call: nothing,
    asks: () => [{ query: { size: 1 } }, { query: { waits: 'yes' } }],
  },
  countCompleteLists: { does: 'read', call: nothing, asks: () => [{ query: { waits: 'yes' } }] },
  readCompleteList: { does: 'read', ...list, call: idOf },
  listDifferences: differences(),
  exportDifferences: differences({ format: 'csv', purpose: REASON }),
  listCompleteListRows: { does: 'read', ...list, call: idOf },
  mapCompleteList: {
    does: 'write',
    unlogged: BEFORE_COMPARING,
    ...list,
    call: ({ actor, record }) => ({ params: { id: record.id }, body: mapping(homeOf(actor)) }),
    within: own,
    reaches: (actor, inside) =>
      inside === null || actor.scopeKind !== 'place'
        ? []
        : REGIONS.filter((code) => !regionHolds(actor.scopeId, code)).map((code) => ({
            params: { id: inside.id },
            body: mapping(code),
          })),
  },
  compareCompleteList: { does: 'write', ...list, call: idOf },
  cancelCompleteList: {
    does: 'write',
    unlogged: 'nothing of what is stopped is kept',
    ...list,
    call: idOf,
    onlyRefuses: true,
  },
  confirmCompleteList: { does: 'write', ...list, call: idOf, onlyRefuses: true },
  discardCompleteList: { does: 'write', ...list, call: idOf },
  settleDifferences: {
    does: 'write',
    ...list,
    onItself: true,
    call: ({ record }) => ({
      params: { id: record.id },
      body: {
        differences: [{ id: Number(record.facts.difference ?? 1), version: null }],
        decision: { action: 'note', note: REASON },
      },
    }),
  },
};

const LONGEST_COMPARISON_MS = 20_000;

/** Lists of two offices, compared and confirmed: their differences belong to the world. */
export async function addComparedLists(app: FastifyInstance, world: World): Promise<void> {
  const offices = [
    { name: '教育党委干部', region: COUNTY },
    { name: '镇干部', region: TOWN },
  ];
  for (const { name, region } of offices) {
    const actor = actorNamed(world, name);
    const record = await addList(app, world, actor);
    const difference = await compare(app, actor, record.id, region);
    const facts = { ...record.facts, compared: 'yes', difference: String(difference) };
    world.records.set(record.id, { ...record, facts });
  }
}

/** @returns the number of one of its differences */
async function compare(app: FastifyInstance, { token }: Actor, id: string, region: string): Promise<number> {
  const params = { id };
  await send(app, mapCompleteListRoute, { params, body: mapping(region) }, token);
  await send(app, compareCompleteListRoute, { params }, token);
  for (const began = Date.now(); Date.now() - began < LONGEST_COMPARISON_MS; await setTimeout(50)) {
    const { state } = jsonOf(await send(app, readCompleteListRoute, { params }, token)) as CompleteListView;
    if (state === 'doubtful') await send(app, confirmCompleteListRoute, { params }, token);
    if (state !== 'compared') continue;
    const shown = await send(app, listDifferencesRoute, { params, query: { kind: 'theirs_only' } }, token);
    return (jsonOf(shown) as { rows: { id: number }[] }).rows[0]?.id ?? 0;
  }
  throw new Error('the list was not compared in time');
}
