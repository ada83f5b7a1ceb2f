import { brotliDecompressSync, unzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import type { Actor } from './actors.ts';
import { type DrawnRequest, drawRequest } from './draw-request.ts';
import { type Fault, type FuzzAnswer, judgeAnswer, parse } from './judge-answer.ts';
import { Known, resourceOf } from './known.ts';
import { type ApiDocument, type Operation, readOperations } from './operations.ts';
import { describeRequest, encodePart, type FuzzRequest } from './request-parts.ts';
import { type FuzzOutcome, openTally } from './tally.ts';

export interface FuzzOptions {
  readonly app: FastifyInstance;
  /** Sent as each of them in turn. */
  readonly actors: readonly Actor[];
  readonly requests: number;
  readonly seed: number;
  /** Ends the run early; what was sent until then is judged. */
  readonly signal?: AbortSignal;
  /** Told of each fault as it is found, with all that is needed to send the request again. */
  readonly onFault?: (text: string) => void;
}

/** Of a hundred requests, so many go where the actor's permissions lead. */
const OWN_SHARE = 88;
/** Of a hundred requests, so many write: more can go wrong there. */
const WRITE_SHARE = 60;
/** Every so many requests name what other actors have seen: it exists, and may lie outside. */
const STRANGE_EVERY = 5;
const LONGEST_WAIT_MS = 60_000;
/** Far apart, so that two seeds do not share their requests. */
const SEED_STEP = 1_000_003;

/** Sends generated requests to every route and holds each answer against the route's contract. The same seed draws the same requests. */
export async function fuzzApp(options: FuzzOptions): Promise<FuzzOutcome> {
  const { app, actors, requests, seed } = options;
  const document: ApiDocument = (await app.inject('/api/openapi.json')).json();
  const operations = readOperations(document);
  const drawable = operations.map((operation) => ({ operation, drawn: drawRequest(operation) }));
  const shared = new Known();
  const knownTo = new Map(actors.map((actor) => [actor, new Known()]));
  const tally = openTally(operations);
  for (let number = 0; tally.sent() < requests && options.signal?.aborted !== true; number += 1) {
    const actor = actors[number % actors.length];
    if (actor === undefined) throw new Error('nobody to fuzz as');
    const own = knownTo.get(actor) ?? shared;
    const exchange = async (request: FuzzRequest) => {
      const began = performance.now();
      const answer = await send(app, request, actor);
      const fault = answer === null ? NO_ANSWER : judgeAnswer(request.operation, answer);
      tally.count({ request, answer, fault, ms: performance.now() - began });
      if (fault !== null) options.onFault?.(describeFault({ fault, seed, number, actor, request, answer }));
      if (answer === null) return;
      for (const known of [shared, own]) learn(known, request, answer);
      await actor.checkOn(request.operation.id, answer.status);
    };
    const allowed = drawable.filter(({ operation }) => actor.may(operation.id));
    // Once through the table first, so that no route is left out.
    const turn = drawable[number];
    const [near, all] = turn === undefined ? [allowed, drawable] : [[turn], [turn]];
    const drawn = drawOne(near, all, seed * SEED_STEP + number);
    const known = number % STRANGE_EVERY === 0 ? shared : own;
    const id = drawn.pickId(known);
    const opening = drawn.operation.method === 'GET' ? undefined : openingOf(operations, drawn.operation);
    const opened = id ?? known.someId(resourceOf(drawn.operation.path), number);
    const room = tally.sent() + 1 < requests;
    // As a person does: whoever changes a record has it open, whoever enters one has seen others.
    if (opening !== undefined && opened !== null && room) await exchange(openRecord(opening, opened));
    await exchange(drawn.fillIn(known, id));
  }
  return tally.outcome();
}

const NO_ANSWER: Fault = { kind: 'server error', what: `no answer within ${LONGEST_WAIT_MS / 1000} s` };

/** The route that reads the record which an operation changes, or one like that which it makes. */
function openingOf(operations: readonly Operation[], { path }: Operation): Operation | undefined {
  const record = `${path.split('/').slice(0, 3).join('/')}/{id}`;
  return operations.find((one) => one.method === 'GET' && one.path === record);
}

function openRecord(operation: Operation, id: string): FuzzRequest {
  const url = operation.path.replace('{id}', encodePart(id));
  return { operation, method: 'GET', url, headers: {}, payload: null };
}

interface Drawable {
  readonly operation: Operation;
  readonly drawn: fc.Arbitrary<DrawnRequest>;
}

function drawOne(allowed: readonly Drawable[], all: readonly Drawable[], seed: number): DrawnRequest {
  const [choice] = fc.sample(fc.tuple(fc.nat(99), fc.nat(99), fc.nat()), { seed: seed | 0, numRuns: 1 });
  const [dice, kind, index] = choice ?? [0, 0, 0];
  const from = dice < OWN_SHARE && allowed.length > 0 ? allowed : all;
  const ofKind = from.filter(({ operation }) => (operation.method !== 'GET') === kind < WRITE_SHARE);
  const chosen = ofKind[index % ofKind.length] ?? from[index % from.length];
  const [drawn] = chosen === undefined ? [] : fc.sample(chosen.drawn, { seed: seed | 0, numRuns: 1 });
  if (drawn === undefined) throw new Error('no route to fuzz');
  return drawn;
}

/** Null when none comes in time. */
async function send(app: FastifyInstance, request: FuzzRequest, actor: Actor): Promise<FuzzAnswer | null> {
  const { method, url, headers, payload } = request;
  try {
    const {
      statusCode,
      headers: answered,
      rawPayload,
    } = await app.inject({
      method,
      url,
      headers: { ...actor.headers(), ...headers },
      ...(payload === null ? {} : { payload }),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    const bytes = unpack(rawPayload, String(answered['content-encoding'] ?? ''));
    return { status: statusCode, type: String(answered['content-type'] ?? ''), bytes };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return null;
    throw error;
  }
}

function unpack(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes);
  return encoding === 'gzip' || encoding === 'deflate' ? unzipSync(bytes) : bytes;
}

function learn(known: Known, request: FuzzRequest, { status, type, bytes }: FuzzAnswer): void {
  if (status >= 300) return;
  if (!type.startsWith('application/json')) return known.learnFile(bytes);
  known.learn(request.operation, parse(bytes));
  const [, id] = /^\/api\/[\w-]+\/([0-9a-f-]{36})/.exec(request.url) ?? [];
  if (request.method !== 'GET' && id !== undefined) known.countVersion(id);
}

interface FoundFault {
  readonly fault: Fault;
  readonly seed: number;
  readonly number: number;
  readonly actor: Actor;
  readonly request: FuzzRequest;
  readonly answer: FuzzAnswer | null;
}

function describeFault({ fault, seed, number, actor, request, answer }: FoundFault): string {
  return [
    `${fault.kind}: ${fault.what} (seed ${seed}, request ${number}, as ${actor.name}, ${request.operation.id})`,
    describeRequest(request),
    ...(answer === null ? [] : [`→ ${answer.status} ${answer.bytes.toString('utf8').slice(0, 400)}`]),
    '',
  ].join('\n');
}
