import type { Operation } from './operations.ts';

/** A request before it is written down. */
export interface RequestParts {
  readonly operation: Operation;
  /** Already written as they stand in the address. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: none. */
  readonly body: unknown;
  /** Overrules the body. */
  readonly bytes: Buffer | null;
}

export interface FuzzRequest {
  readonly operation: Operation;
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer | null;
}

const LONGEST_SHOWN = 2000;

export function writeRequest({ operation, path, query, headers, body, bytes }: RequestParts): FuzzRequest {
  const { method } = operation;
  const address = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? '');
  const payload = bytes ?? (body === undefined ? null : Buffer.from(JSON.stringify(body)));
  return {
    operation,
    method,
    url: query.length === 0 ? address : `${address}?${query.join('&')}`,
    headers: { ...(payload === null ? {} : { 'content-type': 'application/json' }), ...headers },
    payload,
  };
}

/** A text as a part of an address; half a surrogate pair becomes the replacement character, as in every browser. */
export function encodePart(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

/** A parameter as one or several pairs of a query. */
export function queryPairs(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => `${encodePart(name)}=${encodePart(String(one))}`);
}

/** As a person needs it to send the request again; runs of one character are shortened. */
export function describeRequest({ method, url, headers, payload }: FuzzRequest): string {
  const lines = [`${method} ${shorten(url)}`];
  for (const [name, value] of Object.entries(headers)) if (name !== 'cookie') lines.push(`${name}: ${value}`);
  if (payload !== null) lines.push(shorten(payload.toString('utf8')));
  return lines.join('\n');
}

function shorten(text: string): string {
  const folded = text.replace(/(.)\1{99,}/gsu, (run, one: string) => `${one}…(${run.length})`);
  return folded.length > LONGEST_SHOWN
    ? `${folded.slice(0, LONGEST_SHOWN)}… (${text.length} characters)`
    : folded;
}
