import type { FastifyInstance } from 'fastify';
import { uploadCompleteListRoute } from '../../features/complete-lists/complete-lists.contract.ts';
import { uploadImportRoute } from '../../features/imports/imports.contract.ts';
import type { Role } from '../../features/access/role.ts';
import { addPartyOrg } from '../../features/testing/build-records.ts';
import { addAccount, addGrant, addSession } from './build-actors.ts';
import { addOrg, addPerson, COUNTY, keep, nameNode } from './build-world.ts';
import { jsonOf, send } from './send.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

const node = (id: string) => ({ id, name: '' });
const maybe = (id: string | null | undefined) =>
  id === null || id === undefined || id === '' ? undefined : node(id);

/** A new record in the place of another: what is done to it leaves the world as it was. */
export async function twinOf(
  app: FastifyInstance,
  world: World,
  actor: Actor,
  record: WorldRecord,
): Promise<WorldRecord> {
  const place = `${record.place}（另一个）`;
  switch (record.kind) {
    case 'socialOrg':
      return twinOfOrg(world, record, place);
    case 'partyOrg':
      return twinOfNode(world, record, place);
    case 'member': {
      const facts = world.facts.members.get(record.id);
      const membership = maybe(facts?.membershipId);
      return addPerson(world, {
        place,
        branch: node(facts?.managingId ?? ''),
        ...(membership === undefined ? {} : { membership }),
      });
    }
    case 'account':
      return recordOf(world, await addAccount(world, place));
    case 'grant': {
      const accountId = await addAccount(world, place);
      return recordOf(world, await addGrant(world, accountId, boundsOf(record)));
    }
    case 'session':
      return recordOf(world, await addSession(world, actor));
    case 'importRun':
      return addImport(app, world, actor);
    case 'completeList':
      return addList(app, world, actor);
  }
}

/** What a grant gives, where somebody bounded by the same may take it back; an advisor's otherwise. */
function boundsOf({ facts }: WorldRecord): Parameters<typeof addGrant>[2] {
  const { role, scopeKind, scopeId } = facts;
  return isBounded(scopeKind)
    ? { role: role as Role, scopeKind, scopeId: scopeId ?? null }
    : { role: 'advisor', scopeKind: 'self', scopeId: null };
}

function isBounded(kind: string | undefined): kind is 'party' | 'place' | 'body' {
  return kind === 'party' || kind === 'place' || kind === 'body';
}

async function twinOfOrg(world: World, record: WorldRecord, place: string): Promise<WorldRecord> {
  const facts = world.facts.socialOrgs.get(record.id);
  const body = world.bodies.find(({ id }) => id === facts?.bodyId);
  const coveredBy = maybe(record.facts.coveredById);
  return addOrg(world, {
    place,
    late: true,
    responsible: node(facts?.responsibleId ?? ''),
    regionCode: facts?.regionCode ?? '',
    ...(body === undefined ? {} : { body }),
    ...(coveredBy === undefined ? {} : { coveredBy }),
    ...(record.ended === undefined ? {} : { ended: true as const }),
  });
}

async function twinOfNode(world: World, record: WorldRecord, place: string): Promise<WorldRecord> {
  const facts = world.facts.partyOrgs.get(record.id);
  const parent = maybe(facts?.parentId);
  // There is one root: what is done to it is done to itself.
  if (parent === undefined) return record;
  const regionCode = facts?.regionCode ?? '';
  const built = await addPartyOrg(world.database, { name: world.marks.word(), parent, regionCode });
  await nameNode(world, built, parent, regionCode, place);
  return recordOf(world, built.id);
}

function recordOf(world: World, id: string): WorldRecord {
  const record = world.records.get(id);
  if (record === undefined) throw new Error(`nothing was made: ${id}`);
  return record;
}

/** A returned file of somebody's own, with marks in its cells and in its name. */
export async function addImport(app: FastifyInstance, world: World, actor: Actor): Promise<WorldRecord> {
  const words = [world.marks.word(), world.marks.word(), world.marks.word()] as const;
  const bytes = Buffer.from(
    `社会组织名称,统一社会信用代码,类型,住所\n${words[0]},5261,民办非企业单位,${words[1]}\n`,
  );
  const answered = await send(
    app,
    uploadImportRoute,
    { query: { kind: 'social_orgs' }, file: { name: `${words[2]}.csv`, bytes } },
    actor.token,
  );
  const { id } = jsonOf(answered) as { id: string };
  if (answered.status !== 200) throw new Error(`the file was not taken: ${answered.bytes.toString()}`);
  world.marks.tell(id, 'content', ...words);
  return keep(world, {
    kind: 'importRun',
    id,
    place: `导入 ${actor.name}`,
    name: words[2],
    ownerId: actor.accountId,
    refersTo: [],
    facts: { count: String(recordsOf(world, 'importRun').length) },
  });
}

/** A list of somebody's own, with marks in its cells and in its name, that waits for its columns to be confirmed. */
export async function addList(app: FastifyInstance, world: World, actor: Actor): Promise<WorldRecord> {
  const words = [world.marks.word(), world.marks.word(), world.marks.word()] as const;
  const bytes = Buffer.from(`社会组织名称,类型,住所\n${words[0]},民办非企业单位,${words[1]}\n`);
  const file = { name: `${words[2]}.csv`, bytes };
  const answered = await send(app, uploadCompleteListRoute, { file }, actor.token);
  const { id } = jsonOf(answered) as { id: string };
  if (answered.status !== 200) throw new Error(`the list was not taken: ${answered.bytes.toString()}`);
  world.marks.tell(id, 'content', ...words);
  return keep(world, {
    kind: 'completeList',
    id,
    place: `全量名单 ${actor.name}`,
    name: words[2],
    ownerId: actor.accountId,
    refersTo: [],
    facts: listBounds(world, actor),
  });
}

/** What an uploaded list is of: the sender's own place, under the own node or the one above all. */
function listBounds(world: World, { scopeKind, scopeId }: Actor): Record<string, string> {
  const root = recordsOf(world, 'partyOrg').find(
    ({ id }) => world.facts.partyOrgs.get(id)?.parentId === null,
  );
  const of = (kind: typeof scopeKind, otherwise: string) =>
    scopeKind === kind ? (scopeId ?? '') : otherwise;
  return { region: of('place', COUNTY), party: of('party', root?.id ?? ''), body: of('body', '') };
}
