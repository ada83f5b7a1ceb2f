import type { JsonSchema, Operation } from './operations.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Per name: enough for variety, few enough that the newest are met again. */
const MOST_KEPT = 60;
const MOST_FILES = 12;
const MOST_OPENED = 20;

/** What an id in a parameter or body names, by a word in its name; ids are kept by the resource that answered them. */
const RESOURCE_OF: readonly (readonly [name: RegExp, resource: string])[] = [
  [/socialOrg|workUnit/i, 'social-orgs'],
  [/partyOrg|branch|parent|into|guidedBy|coveredBy/i, 'party-orgs'],
  [/member/i, 'members'],
  [/body|registrar|regulator/i, 'supervising-bodies'],
  [/account/i, 'accounts'],
  [/grant/i, 'grants'],
  [/session/i, 'sessions'],
];

/** Where a record lists what an id in its address names. */
const PARTS_OF_RECORD: Readonly<Record<string, readonly string[]>> = {
  postId: ['posts'],
  termId: ['terms'],
  relationId: ['coverage'],
  factId: [
    'heads',
    'annualChecks',
    'evaluations',
    'creditListings',
    'massOrgs',
    'advisors',
    'declaredFigures',
  ],
};

/** Which resource a tree route lists. */
const RESOURCE_OF_TREE: Readonly<Record<string, string>> = {
  party: 'party-orgs',
  'work-units': 'social-orgs',
};

/** What answers have told: ids, codes, words, records and files, so that requests can ask for what exists. */
export class Known {
  /** By name, and by resource and name: a word for a type of one thing is none for another. */
  readonly #values = new Map<string, Json[]>();
  readonly #ids = new Map<string, string[]>();
  readonly #records = new Map<string, JsonObject>();
  readonly #opened = new Map<string, JsonObject[]>();
  readonly files: Buffer[] = [];

  /** Takes in the answer of a route. */
  learn({ method, path }: Pick<Operation, 'method' | 'path'>, answer: unknown): void {
    const record = (answer ?? null) as Json;
    this.#learn(resourceOf(path), '', record);
    if (method !== 'GET' || !path.endsWith('/{id}') || !isObject(record)) return;
    if (typeof record.id === 'string') this.#records.set(record.id, record);
    keep(entryOf(this.#opened, resourceOf(path)), record, MOST_OPENED);
  }

  learnFile(bytes: Buffer): void {
    if (bytes.length > 0) keep(this.files, bytes, MOST_FILES);
  }

  /** A write has succeeded: the next one has to name the next version. */
  countVersion(id: string): void {
    const record = this.#records.get(id);
    if (record !== undefined) this.#records.set(id, { ...record, version: Number(record.version) + 1 });
  }

  /** The record of an id as it was last read. */
  recordOf(id: string): JsonObject | null {
    return this.#records.get(id) ?? null;
  }

  /** Records of a resource that have been opened lately. */
  openedOf(resource: string): readonly JsonObject[] {
    return this.#opened.get(resource) ?? [];
  }

  idsOf(resource: string): readonly string[] {
    return this.#ids.get(resource) ?? [];
  }

  /** One of the ids of a resource; null while none is known. */
  someId(resource: string, index: number): string | null {
    const ids = this.idsOf(resource);
    return ids[index % Math.max(ids.length, 1)] ?? null;
  }

  /**
   * Values that fit a field: of the record that the request is about, of what its name says, else of any answer.
   * @param resource of the route, for the `id` in its address
   */
  fitting(name: string, schema: JsonSchema, resource: string, about: JsonObject | null): readonly Json[] {
    if (name === 'version') return about?.version === undefined ? [] : [about.version];
    const values = [...(this.#values.get(`${resource}/${name}`) ?? this.#values.get(name) ?? [])];
    if (about !== null && about[name] !== undefined) values.push(about[name]);
    if (schema.type === 'string') values.push(...this.#idsFor(name, resource, about));
    return values.filter((value) => fits(value, schema));
  }

  #idsFor(name: string, resource: string, about: JsonObject | null): readonly string[] {
    if (name === 'id') return this.idsOf(resource);
    const parts = about === null ? undefined : PARTS_OF_RECORD[name];
    if (parts !== undefined) return parts.flatMap((part) => idsWithin(about?.[part] ?? null));
    const named = RESOURCE_OF.find(([pattern]) => pattern.test(name));
    if (named !== undefined) return this.idsOf(named[1]);
    if (/^region|Region/.test(name)) return this.idsOf('places').concat(this.#codes('regionCode'));
    return name === 'node' || name === 'scopeId' ? [...this.#ids.values()].flat() : [];
  }

  #codes(name: string): string[] {
    return (this.#values.get(name) ?? []).filter((value) => typeof value === 'string');
  }

  #learn(resource: string, name: string, value: Json): void {
    if (Array.isArray(value)) {
      for (const one of value) this.#learn(resource, name, one);
    } else if (isObject(value)) {
      this.#learnObject(resource, name, value);
    } else if (name !== '' && name !== 'message' && value !== null && JSON.stringify(value).length <= 200) {
      for (const key of [name, `${resource}/${name}`]) keep(entryOf(this.#values, key), value, MOST_KEPT);
    }
  }

  #learnObject(resource: string, name: string, value: JsonObject): void {
    const named = RESOURCE_OF.find(([pattern]) => pattern.test(name));
    const own = name === '' || name === 'rows' || name === 'nodes' ? resource : (named?.[1] ?? name);
    if (typeof value.id === 'string') keep(entryOf(this.#ids, own), value.id, MOST_KEPT);
    for (const [key, one] of Object.entries(value)) if (key !== 'id') this.#learn(resource, key, one);
  }
}

/** What a record holds under a field's name, also where it answers `parent: {id, name}` for what is sent as `parentId`. */
export function valueIn(record: JsonObject, field: string): Json | undefined {
  const named = record[field.replace(/Id$/, '')];
  return record[field] ?? (named !== undefined && isObject(named) ? named.id : named);
}

/** The resource that a path begins with: `/api/party-orgs/{id}/posts` is about Party organisations. */
export function resourceOf(path: string): string {
  const [, , first = '', second = ''] = path.split('/');
  return first === 'tree' || first === 'own-account' ? (RESOURCE_OF_TREE[second] ?? second) : first;
}

function idsWithin(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(idsWithin);
  if (!isObject(value)) return [];
  const nested = Object.values(value).flatMap((one) => (typeof one === 'object' ? idsWithin(one) : []));
  return typeof value.id === 'string' ? [value.id, ...nested] : nested;
}

function fits(value: Json, { type, pattern, maxLength, format }: JsonSchema): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type !== 'string') return type === undefined || typeof value === type;
  if (typeof value !== 'string' || value.length > (maxLength ?? Infinity)) return false;
  if (format === 'uuid' && !/^[0-9a-f-]{36}$/.test(value)) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entryOf<Value>(map: Map<string, Value[]>, key: string): Value[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: Value[] = [];
  map.set(key, made);
  return made;
}

/** The newest last; what is known already is not kept twice. */
function keep<Value>(list: Value[], value: Value, most: number): void {
  if (list.includes(value)) return;
  list.push(value);
  if (list.length > most) list.shift();
}
