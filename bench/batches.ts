import type { PresetCode } from '../src/features/demo/presets.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, get } from './lib/floor.ts';

/**
 * A batch of 3,000 rows of each kind through the whole application: seen before, stored, taken back, in seconds; and what a row
 * costs beside a batch of 300, which would rise where rows were written one by one. BENCH_PRESETS=province takes another size.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'hengyang').split(',') as PresetCode[];
const SIZES = [300, 3_000];

for (const preset of PRESETS) {
  console.log(`\n# ${preset}`);
  const data = await openBigData(preset, bindFloor);
  try {
    await measure(data);
  } finally {
    await data.close();
  }
}

async function measure(data: BigData): Promise<void> {
  for (const n of SIZES) {
    const orgs = await idsOf(data, 'social-orgs', n);
    await measureBatch(data, 'a sector', 'social-orgs', 'social-orgs', {
      ids: orgs,
      field: 'sector',
      value: 'health',
    });
    await measureBatch(data, 'an advisor', 'social-orgs', 'advisors', {
      ids: orgs,
      does: 'begin',
      kind: 'advisor',
      personName: '量具',
      on: '2025-01-01',
    });
    await measureBatch(data, 'a mark', 'party-orgs', 'party-orgs', {
      ids: await idsOf(data, 'party-orgs', n),
      field: 'exemplar',
      value: 'yes',
    });
    await measureBatch(data, 'a group', 'members', 'members', {
      ids: await idsOf(data, 'members', n),
      field: 'partyGroup',
      value: '第一党小组',
    });
  }
}

async function measureBatch(
  data: BigData,
  name: string,
  subject: string,
  path: string,
  body: Readonly<Record<string, unknown>> & { readonly ids: readonly string[] },
): Promise<void> {
  const seen = await timed(() => post(data, `/api/batches/${path}/preview`, body));
  const stored = await timed(() => post(data, `/api/batches/${path}`, body));
  const { id, rows } = stored.answer as { id: string; rows: { state: string }[] };
  const undone = await timed(() => post(data, `/api/batches/${subject}/${id}/undo`, undefined));
  const changed = rows.filter(({ state }) => state === 'changed').length;
  const perRow = (stored.seconds * 1_000) / Math.max(1, changed);
  console.log(
    `${name}: ${body.ids.length} rows, ${changed} changed; seen ${seen.seconds.toFixed(2)} s, stored ${stored.seconds.toFixed(2)} s (${perRow.toFixed(2)} ms a row), taken back ${undone.seconds.toFixed(2)} s`,
  );
}

interface Page {
  readonly rows: readonly { readonly id: string }[];
  readonly next: string | null;
}

async function idsOf(data: BigData, list: string, most: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null && ids.length < most; ) {
    const page: Page = JSON.parse(
      await get(data, `/api/${list}?size=100${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`),
    );
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  return ids.slice(0, most);
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly seconds: number }> {
  const start = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - start) / 1_000 };
}

async function post(data: BigData, url: string, payload: object | undefined): Promise<unknown> {
  const answer = await data.app.inject({
    method: 'POST',
    url,
    headers: { ...data.headers, 'sec-fetch-site': 'same-origin' },
    ...(payload === undefined ? {} : { payload }),
  });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return JSON.parse(answer.body);
}
