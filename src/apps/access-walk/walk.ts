import type { FastifyInstance } from 'fastify';
import type { Route } from '../../platform/contract/route.ts';
import { textOf } from './answer-text.ts';
import { badTokens } from './build-actors.ts';
import { isWithin, leaksIn, targetsOf } from './judge.ts';
import { lastLines, takePrints } from './prints.queries.ts';
import type { Call, RouteCase } from './route-case.ts';
import { jsonOf, send, sentText } from './send.ts';
import { twinOf } from './twins.ts';
import { type Actor, actorNamed, type World, type WorldRecord } from './world.ts';
import { readVersion } from './world.queries.ts';

export interface Finding {
  readonly route: string;
  readonly who: string;
  readonly what: string;
}

export interface Walked {
  cases: number;
  readonly findings: Finding[];
}

interface Step {
  readonly route: Route;
  readonly routeCase: RouteCase;
}

/** What an answer has to be. */
type Expected = 'answered' | 'refused' | 'not-signed-in' | 'not-allowed' | 'not-found' | 'reached' | 'any';

const FITS: Readonly<Record<Expected, (status: number) => boolean>> = {
  answered: (status) => status === 200,
  refused: (status) => status >= 400 && status < 500,
  'not-signed-in': (status) => status === 401,
  'not-allowed': (status) => status === 403,
  'not-found': (status) => status === 404,
  /** A rule may stand in the way, the access may not. */
  reached: (status) => status === 200 || status === 409,
  any: (status) => status < 500,
};

const AT_ONCE = 4;

/** Tries each route as everybody, from inside and from outside. Reading comes first: writing from inside changes the world. */
export class Walk {
  readonly walked: Walked = { cases: 0, findings: [] };
  readonly #app: FastifyInstance;
  readonly #world: World;
  readonly #steps: readonly Step[];
  readonly #every: number;
  #tokens: Record<string, string> = {};

  /** @param every asks about one in so many of the records out of bounds and of the further questions, other ones each person */
  constructor(
    app: FastifyInstance,
    world: World,
    cases: Readonly<Record<string, RouteCase | undefined>>,
    every = 1,
  ) {
    this.#every = every;
    this.#app = app;
    this.#world = world;
    this.#steps = app.boundRoutes.flatMap((route) => {
      const routeCase = cases[route.id];
      if (routeCase === undefined)
        this.#report(route.id, '—', 'has no case: say in route-cases.ts how it is walked');
      return routeCase === undefined ? [] : [{ route, routeCase }];
    });
    const known = new Set(app.boundRoutes.map(({ id }) => id));
    for (const id of Object.keys(cases))
      if (!known.has(id)) this.#report(id, '—', 'has a case, but there is no such route');
  }

  async run(): Promise<Walked> {
    this.#tokens = await badTokens(this.#world, actorNamed(this.#world, '全县党建干部'));
    const reading = this.#steps.filter(({ routeCase }) => routeCase.does === 'read');
    const writing = this.#steps.filter(({ routeCase }) => routeCase.does === 'write');
    for (const step of reading) await this.#read(step);
    for (const step of writing) await this.#writeFromOutside(step);
    for (const step of writing) await this.#writeFromInside(step);
    return this.walked;
  }

  async #read(step: Step): Promise<void> {
    await this.#knock(step);
    if (step.routeCase.signedOut !== undefined) return;
    await each(this.#world.actors, (actor) => this.#readAs(step, actor));
  }

  async #readAs(step: Step, actor: Actor): Promise<void> {
    const { routeCase } = step;
    const targets = targetsOf(this.#world, routeCase);
    if (!mayCall(step, actor)) {
      await this.#try(step, actor, this.#callOn(step, actor, targets[0] ?? null), 'not-allowed');
      return;
    }
    if (routeCase.about === undefined)
      await this.#try(step, actor, this.#callOn(step, actor, null), 'answered');
    for (const record of targets) {
      const inside = isWithin(this.#world, actor, record, routeCase);
      if (!inside && !this.#isTurn(targets.indexOf(record), actor)) continue;
      const outside = routeCase.outside === 'empty' ? 'answered' : 'not-found';
      const expected = inside ? 'answered' : outside;
      await this.#try(step, actor, this.#callOn(step, actor, record), expected, record);
    }
    const asked = routeCase.asks?.(actor, this.#world) ?? [];
    for (const [index, call] of asked.entries())
      if (this.#isTurn(index, actor)) await this.#try(step, actor, call, 'any');
  }

  /** Where not everything is asked, each person asks something else. */
  #isTurn(index: number, actor: Actor): boolean {
    return (index + this.#world.actors.indexOf(actor)) % this.#every === 0;
  }

  async #writeFromOutside(step: Step): Promise<void> {
    const { superPool } = this.#world.database;
    const before = await takePrints(superPool);
    await this.#knock(step);
    if (step.routeCase.signedOut === undefined)
      await each(this.#world.actors, (actor) => this.#refuseWrites(step, actor));
    const after = await takePrints(superPool);
    const touched = [...after]
      .filter(([table, print]) => before.get(table) !== print)
      .map(([table]) => table);
    if (touched.length > 0)
      this.#report(step.route.id, 'from outside', `refused, yet changed rows of ${touched.join(', ')}`);
  }

  async #refuseWrites(step: Step, actor: Actor): Promise<void> {
    const { routeCase } = step;
    const targets = targetsOf(this.#world, routeCase);
    const allowed = mayCall(step, actor);
    const outside = targets.filter((record) => !isWithin(this.#world, actor, record, routeCase));
    if (!allowed) {
      const call = this.#callOn(step, actor, targets[0] ?? null);
      await this.#try(step, actor, call, 'not-allowed');
      return;
    }
    for (const [index, record] of outside.entries())
      if (this.#isTurn(index, actor))
        await this.#try(step, actor, this.#callOn(step, actor, record), 'refused', record);
    const inside = this.#insideOf(step, actor);
    const reaches = routeCase.reaches?.(actor, inside, this.#world) ?? [];
    for (const [index, call] of reaches.entries())
      if (this.#isTurn(index, actor)) await this.#try(step, actor, call, 'refused', inside);
    const call = this.#callOn(step, actor, inside);
    await this.#try(step, actor, call, 'not-allowed', inside, { 'sec-fetch-site': 'cross-site' });
  }

  /** Proves that the requests above were refused for their place and not for a mistake in them. */
  async #writeFromInside(step: Step): Promise<void> {
    const { routeCase, route } = step;
    if (routeCase.signedOut !== undefined) return;
    let through = 0;
    const linesBefore = await lastLines(this.#world.database.superPool);
    for (const actor of this.#world.actors) {
      if (!mayCall(step, actor)) continue;
      const inside = this.#insideOf(step, actor);
      if (routeCase.about !== undefined && inside === null) continue;
      const record =
        inside === null || isOnItself(step, actor, inside) ? inside : await this.#twin(actor, inside);
      const expected = routeCase.ownTop === true && inside?.id === actor.scopeId ? 'any' : 'reached';
      const version = record === null ? 1 : await readVersion(this.#world.database.superPool, record.id);
      const call = this.#callOn(step, actor, record, version);
      if ((await this.#try(step, actor, call, expected, record)) === 200) through += 1;
    }
    if (through === 0 && routeCase.onlyRefuses !== true)
      this.#report(route.id, 'from inside', 'nobody got through: the case proves nothing');
    const logged = (await lastLines(this.#world.database.superPool)) > linesBefore;
    if (through > 0 && logged !== (routeCase.unlogged === undefined))
      this.#report(route.id, 'from inside', logged ? 'leaves a line in the log' : 'left no line in the log');
  }

  #twin(actor: Actor, record: WorldRecord): Promise<WorldRecord> {
    return twinOf(this.#app, this.#world, actor, record);
  }

  /** A record that the actor may write: below the own node rather than that itself. */
  #insideOf({ routeCase }: Step, actor: Actor): WorldRecord | null {
    const inside = targetsOf(this.#world, routeCase).filter(
      (record) =>
        (record.ended === true) === (routeCase.ofEnded === true) &&
        isWithin(this.#world, actor, record, routeCase),
    );
    const preferred = inside.find(({ id }) =>
      routeCase.onItself === true ? id === actor.grantId : id !== actor.scopeId && id !== actor.accountId,
    );
    return preferred ?? inside[0] ?? null;
  }

  /** Without a session, and with sessions that are none. */
  async #knock(step: Step): Promise<void> {
    const { route, routeCase } = step;
    const [record] = targetsOf(this.#world, routeCase);
    const [actor] = this.#world.actors;
    if (actor === undefined) return;
    const call = this.#callOn(step, actor, record ?? null);
    if (routeCase.signedOut !== undefined) {
      await this.#tryWith(step, 'signed out', null, call, routeCase.signedOut);
      return;
    }
    await this.#tryWith(step, 'signed out', null, call, 'not-signed-in');
    for (const [who, token] of Object.entries(this.#tokens))
      await this.#tryWith(step, who, token, call, 'not-signed-in');
    if (route.access === 'public')
      this.#report(route.id, '—', 'is open to anybody, and its case does not say so');
  }

  #callOn({ routeCase }: Step, actor: Actor, record: WorldRecord | null, version = 1): Call {
    const world = this.#world;
    const subject = record ?? { ...NO_RECORD, id: actor.accountId };
    return routeCase.call({ actor, record: subject, world, version });
  }

  async #try(
    step: Step,
    actor: Actor,
    call: Call,
    expected: Expected,
    record: WorldRecord | null = null,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const about = record === null ? '' : ` → ${record.place}`;
    return this.#tryWith(step, `${actor.name}${about}`, actor, call, expected, headers);
  }

  async #tryWith(
    { route, routeCase }: Step,
    who: string,
    as: Actor | string | null,
    call: Call,
    expected: Expected,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const actor = typeof as === 'string' ? null : as;
    const token = typeof as === 'string' ? as : (actor?.token ?? null);
    const answered = await send(this.#app, route, call, token, headers);
    this.walked.cases += 1;
    const { status } = answered;
    if (!FITS[expected](status))
      this.#report(
        route.id,
        who,
        `answered ${status} where ${expected} was due: ${sentText(call).slice(0, 200)}`,
      );
    const leaks = leaksIn(await textOf(answered), sentText(call), actor, routeCase, this.#world);
    for (const leak of leaks) this.#report(route.id, who, `gave away ${leak}`);
    if (status === 200 && actor !== null) {
      const wrong = routeCase.check?.(actor, jsonOf(answered), this.#world, call) ?? null;
      if (wrong !== null) this.#report(route.id, who, `${wrong}: ${sentText(call).slice(0, 200)}`);
    }
    return status;
  }

  #report(route: string, who: string, what: string): void {
    this.walked.findings.push({ route, who, what });
  }
}

const NO_RECORD: WorldRecord = {
  kind: 'account',
  id: '',
  place: '',
  name: '',
  ownerId: null,
  refersTo: [],
  facts: {},
};

function mayCall({ route: { access }, routeCase }: Step, { permissions }: Actor): boolean {
  const needed = typeof access === 'object' ? [access.permission] : [];
  const more = routeCase.alsoNeeds === undefined ? [] : [routeCase.alsoNeeds];
  return [...needed, ...more].every((each) => permissions.has(each));
}

/** A secretary has one node, and it is the own one. */
function isOnItself({ routeCase }: Step, actor: Actor, inside: WorldRecord): boolean {
  return routeCase.onItself === true || inside.id === actor.scopeId;
}

/** Several at once, as many as there are connections. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const take = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}
