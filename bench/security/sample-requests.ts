import type { DemoServer } from './demo-server.ts';

export interface SampleRequest {
  readonly operationId: string;
  readonly method: string;
  /** With `*` where the address holds an id: a place to try. */
  readonly url: string;
  readonly body: string | null;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** They end the session that scans, change its rights, or lock accounts. */
const LEFT_OUT = /session|password|duties|factor|slip|account|setUp|setup/i;
const NO_ID = '01900000-0000-7000-8000-000000000000';

/** A sound request for every route of the API document, so that what a scanner puts in reaches as far as it can. */
export async function sampleRequests({ address, cookie }: DemoServer): Promise<SampleRequest[]> {
  const read = async (path: string) => (await fetch(`${address}${path}`, { headers: { cookie } })).json();
  const { paths } = (await read('/api/openapi.json')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const requests: SampleRequest[] = [];
  for (const [path, operations] of Object.entries(paths)) {
    const id = path.includes('{') ? await knownId(read, path) : NO_ID;
    for (const [method, operation] of Object.entries(operations)) {
      const { operationId = path, requestBody } = operation;
      const json = requestBody?.content['application/json']?.schema;
      if ((LEFT_OUT.test(operationId) && operationId !== 'signIn') || method === 'delete') continue;
      requests.push({
        operationId,
        method: method.toUpperCase(),
        url: `${address}${path.replace(/\{\w+\}/g, `${id}*`)}${queryOf(operation)}`,
        body: json === undefined ? null : JSON.stringify(valueOf(json)),
      });
    }
  }
  return requests;
}

/** The first record that the list of the same resource shows. */
async function knownId(read: (path: string) => Promise<unknown>, path: string): Promise<string> {
  const list = path.slice(0, path.indexOf('/{'));
  const answer = (await read(`${list}?size=1`)) as { rows?: readonly { id?: string }[] };
  return answer.rows?.[0]?.id ?? NO_ID;
}

function queryOf({ parameters = [] }: Operation): string {
  const pairs = parameters
    .filter((each) => each.in === 'query' && each.name !== 'after')
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(valueOf(schema)))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function valueOf(schema: Schema): unknown {
  const { anyOf, enum: choices, format, properties, items } = schema;
  if (schema.const !== undefined) return schema.const;
  if (choices !== undefined) return choices[0];
  if (anyOf !== undefined) return valueOf(anyOf[0] ?? {});
  const type = [schema.type].flat()[0];
  if (type === 'object' || properties !== undefined)
    return Object.fromEntries(Object.entries(properties ?? {}).map(([key, one]) => [key, valueOf(one)]));
  if (type === 'array') return items === undefined ? [] : [valueOf(items)];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (format === 'uuid') return NO_ID;
  return format === 'date' ? '2026-01-01' : '协会';
}
