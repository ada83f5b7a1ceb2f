import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makePdf, releasePrint } from '../src/features/prints/server/public.ts';
import { printListCodes } from '../src/features/prints/print-list.ts';
import type { PresetCode } from '../src/features/demo/presets.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../src/platform/kernel/day.ts';
import { isRefusal } from '../src/platform/kernel/refusal.ts';
import { ROOT_SCOPE } from '../src/platform/server/database/scope.ts';
import type { Sealer } from '../src/platform/server/crypto/seal.ts';
import { findFonts } from '../src/platform/server/pdf/find-fonts.ts';
import {
  createPlainPrinter,
  createThreadPrinter,
  type ListPrinter,
} from '../src/platform/server/pdf/list-printer.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, costOfFloor, get } from './lib/floor.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * 打印名册 of a prefecture's 3,023 organisations: the file whole, from the first query to the last byte, in this process and in a
 * thread of the built program, with what others wait meanwhile. Promised: 3,000 rows in under 10 s.
 * BENCH_PRESETS=province measures counts and previews at 28,000.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'hengyang,province').split(',') as PresetCode[];
const THREAD = new URL('../dist/print-thread.js', import.meta.url);
const PURPOSE = '测量';
const today = todayIn(OFFICE_TIME_ZONE, new Date());

for (const preset of PRESETS) {
  console.log(`\n# ${preset}`);
  const data = await openBigData(preset, bindFloor);
  try {
    if (preset === 'hengyang') await measureFiles(data);
    await measureScreens(data);
  } finally {
    await data.close();
  }
}

async function measureFiles(data: BigData): Promise<void> {
  const url = (list: string, format: string) =>
    `/api/prints/${list}/file?format=${format}&purpose=${PURPOSE}`;
  for (const list of ['ledger', 'gaps', 'party-orgs']) {
    const cost = (format: string) => costOf(data.ownerPool, 3, () => get(data, url(list, format)));
    console.log(line(`${list} as PDF, in this process`, await cost('pdf'), undefined, 'under 10 s'));
    console.log(line(`${list} as .xlsx`, await cost('xlsx')));
  }
  if (!existsSync(THREAD)) {
    console.log('no dist/print-thread.js: build first to see what others wait');
    return;
  }
  await besideOthers(
    data,
    '3,023 rows in a thread',
    createThreadPrinter(THREAD, () => findFonts('/nowhere')),
  );
  await besideOthers(
    data,
    '3,023 rows in this process',
    createPlainPrinter(() => findFonts('/nowhere')),
  );
}

/** Prints while somebody asks for one row every 10 ms, and tells how long each of the two took. */
async function besideOthers(data: BigData, name: string, printer: ListPrinter): Promise<void> {
  const [one] = await data.superQuery<{ id: string }>('select id from social_org limit 1');
  const waits: number[] = [];
  let printing = true;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const asking = (async () => {
    while (printing) {
      const start = performance.now();
      await get(data, `/api/bench/floor?id=${one?.id}`);
      waits.push(performance.now() - start);
      await setTimeout(10);
    }
  })();
  const start = performance.now();
  const bytes = await printLedger(data, printer);
  const took = performance.now() - start;
  printing = false;
  await asking;
  waits.sort((a, b) => a - b);
  const at = (part: number) => (waits[Math.floor((waits.length - 1) * part)] ?? 0).toFixed(1);
  console.log(
    `${name}: ${(took / 1000).toFixed(2)} s, ${Math.round(bytes / 1024)} KB; others wait p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${at(1)} ms; the loop was held ${(delay.max / 1e6).toFixed(0)} ms at most`,
  );
}

async function printLedger({ appPool: pool }: BigData, printer: ListPrinter): Promise<number> {
  const sealer: Pick<Sealer, 'openText'> = {
    openText: () => {
      throw new Error('the ledger holds nothing sealed');
    },
  };
  const parts = { pool, sealer: sealer as Sealer, printer };
  const acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测量' };
  const sheet = await releasePrint(
    parts,
    acting,
    { list: 'ledger' },
    { purpose: PURPOSE, format: 'pdf' },
    today,
  );
  if (isRefusal(sheet)) throw new Error(sheet.message);
  return (await makePdf(printer, sheet)).length;
}

async function measureScreens(data: BigData): Promise<void> {
  const floor = await costOfFloor(data);
  const cost = (url: string, times: number) => costOf(data.ownerPool, times, () => get(data, url));
  for (const list of printListCodes) {
    console.log(line(`${list} counted`, await cost(`/api/prints/${list}/count`, 20), floor));
  }
  console.log(line('a preview of 20 rows', await cost('/api/prints/ledger/preview', 50), floor));
}
