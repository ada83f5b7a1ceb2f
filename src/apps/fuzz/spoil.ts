import fc from 'fast-check';
import { encodePart, queryPairs, type RequestParts } from './request-parts.ts';

/** Makes one thing about a request wrong, or odd. */
export type Spoil = (parts: RequestParts) => RequestParts;

const MILLION = 1_000_000;
const LONG_ADDRESS_PART = 3000;

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '协会\0学校',
  '\ud800',
  '\udc00协会',
  '\u202e会协',
  '\ufeff',
  '𠮷'.repeat(40),
  '%',
  '_%\\',
  '\\',
  "'; drop table account; --",
  '{}',
  'null',
  'NaN',
  '-1',
  '1e999',
  '../../etc/passwd',
  '__proto__',
  '00000000-0000-0000-0000-000000000000',
  '9999-12-31',
  '-0001-01-01',
  '0000-00-00',
  '2026-02-30',
  '2026-13-01',
  '10000-01-01',
  '2026-11-22T00:00:00Z',
  '二〇二六年',
  '=1+1',
  'A'.repeat(2001),
];
const ODD_NUMBERS = [-1, -0, 0, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 1e-320];
const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 60 }));
const hugeText = fc
  .constantFrom('A', '会', '(', '%')
  .map((one) => one.repeat(MILLION / Buffer.byteLength(one)));

const oddValue = fc.oneof(
  { weight: 6, arbitrary: oddText },
  { weight: 3, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { id: {} }) },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: hugeText },
);

function spoilBody(): fc.Arbitrary<Spoil> {
  return fc
    .tuple(fc.constantFrom('replace', 'remove', 'add'), fc.nat(), oddValue)
    .map(([how, index, value]) => (parts) => {
      if (parts.body === undefined) return parts;
      const places = placesIn(parts.body);
      const place = places[index % places.length] ?? [];
      if (how === 'replace') return { ...parts, body: withAt(parts.body, place, () => value) };
      if (how === 'remove') return { ...parts, body: withAt(parts.body, place, () => undefined) };
      const add = (at: unknown) => (isObject(at) ? { ...at, neverDeclared: value } : [at, value]);
      return { ...parts, body: withAt(parts.body, place, add) };
    });
}

type Place = readonly (string | number)[];

/** Every value within a body, the whole of it first. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]))];
}

function withAt(value: unknown, [key, ...rest]: Place, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one, index) => (index === Number(key) ? withAt(one, rest, change) : one));
  return isObject(value) ? { ...value, [key]: withAt(value[key], rest, change) } : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const oddPair = fc.constantFrom(
  '&&',
  '=',
  '?',
  '%',
  '%FF',
  '%00',
  'a[b]=c',
  'after=%FF%FE',
  '__proto__=1',
  'constructor=1',
  '#',
);

/** A cursor of our own shape that holds what we never wrote. */
const oddCursor = fc
  .oneof(
    fc.jsonValue(),
    fc.tuple(fc.constantFrom<unknown>(...ODD_NUMBERS, '1', null), oddText, fc.oneof(fc.uuid(), oddText)),
    fc.array(oddText, { maxLength: 4 }),
  )
  .map((value) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url'));

function spoilQuery(): fc.Arbitrary<Spoil> {
  return fc
    .tuple(
      fc.constantFrom('replace', 'repeat', 'odd', 'cursor', 'undeclared'),
      fc.nat(),
      oddText,
      oddPair,
      oddCursor,
    )
    .map(([how, index, text, pair, cursor]) => (parts) => {
      const names = parts.operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      const name = names[index % names.length];
      const add = (...pairs: string[]) => ({ ...parts, query: [...parts.query, ...pairs] });
      if (how === 'odd') return add(pair);
      if (how === 'undeclared' || name === undefined) return add(...queryPairs('neverDeclared', text));
      if (how === 'repeat') return add(...queryPairs(name, [text, text]));
      const others = (taken: string) => parts.query.filter((one) => !one.startsWith(`${taken}=`));
      if (how === 'cursor') return { ...parts, query: [...others('after'), `after=${cursor}`] };
      const long = index % 9 === 0 ? 'A'.repeat(LONG_ADDRESS_PART) : text;
      return { ...parts, query: [...others(name), ...queryPairs(name, long)] };
    });
}

function spoilPath(): fc.Arbitrary<Spoil> {
  const part = fc.oneof(
    oddText.map(encodePart),
    fc.constantFrom('%FF', '%', '%00', '.', '..', '%2F', 'A'.repeat(LONG_ADDRESS_PART)),
  );
  return fc.tuple(fc.nat(), part).map(([index, text]) => (parts) => {
    const names = Object.keys(parts.path);
    const name = names[index % names.length];
    return name === undefined ? parts : { ...parts, path: { ...parts.path, [name]: text } };
  });
}

const oddType = fc.constantFrom(
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  '\u00e9',
  'application/json;',
);

const oddBytes = fc.oneof(
  fc
    .constantFrom(
      '',
      '{',
      '[',
      '"',
      'null',
      '[]',
      '1',
      '{"__proto__":{"a":1}}',
      '{"constructor":{"prototype":{}}}',
      '{"a":1}{"b":2}',
      '{"version":1,"version":2}',
      '[['.repeat(20_000),
      '{"a":'.repeat(20_000),
    )
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  fc.constant(Buffer.alloc(MILLION + MILLION, 'A')),
);

const oddHeader = fc.constantFrom<Readonly<Record<string, string>>>(
  { 'sec-fetch-site': 'cross-site' },
  { cookie: 'shezutong_session=%00; =; a' },
  { cookie: `shezutong_session=${'A'.repeat(LONG_ADDRESS_PART)}` },
  { accept: 'text/html', 'accept-encoding': 'br;q=0, *' },
  { range: 'bytes=5-1', 'if-none-match': '*' },
  { 'content-encoding': 'gzip' },
  { 'user-agent': '协会'.repeat(200) },
  { 'x-forwarded-for': '1.2.3.4, nonsense', origin: 'null' },
);

function spoilTransport(): fc.Arbitrary<Spoil> {
  return fc.oneof(
    oddHeader.map(
      (headers): Spoil =>
        (parts) => ({ ...parts, headers: { ...parts.headers, ...headers } }),
    ),
    oddType.map(
      (type): Spoil =>
        (parts) => ({ ...parts, headers: { ...parts.headers, 'content-type': type } }),
    ),
    oddBytes.map(
      (bytes): Spoil =>
        (parts) =>
          parts.operation.method === 'GET' ? parts : { ...parts, bytes },
    ),
    fc.nat().map((end): Spoil => cutShort(end)),
  );
}

function cutShort(end: number): Spoil {
  return (parts) => {
    const whole = parts.bytes ?? (parts.body === undefined ? null : Buffer.from(JSON.stringify(parts.body)));
    return whole === null ? parts : { ...parts, bytes: whole.subarray(0, end % (whole.length + 1)) };
  };
}

/** The request with one thing spoilt, at a place that it has. */
export const someSpoil: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 8, arbitrary: spoilBody() },
  { weight: 6, arbitrary: spoilQuery() },
  { weight: 2, arbitrary: spoilPath() },
  { weight: 4, arbitrary: spoilTransport() },
);
