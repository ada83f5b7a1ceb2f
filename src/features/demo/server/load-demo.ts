import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { KeyRing } from '../../../platform/server/crypto/key-ring.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { projectRoot } from '../../../platform/server/project-root.ts';
import { readRegionSeed } from '../../places/region-seed.ts';
import type { DemoArea, DemoChange } from '../demo.ts';
import { drawWorld } from '../draw-world.ts';
import { type PresetCode, presets } from '../presets.ts';
import { demoAccountsOf } from '../sign-in.ts';
import {
  applyChanges,
  continueBodyNumbers,
  copyRows,
  inOneTransaction,
  isUntouched,
  markInstallation,
} from './demo.queries.ts';
import { closeForBulk, openForBulk } from './bulk.queries.ts';
import { rowsOfArea } from './demo-rows.ts';
import { keepSnapshots } from '../../coverage/server/public.ts';
import { type DemoSignIn, storeDemoAccounts } from './store-demo-accounts.ts';

export interface LoadDemoOptions {
  /** A pool with the owner's rights. */
  readonly owner: Pool;
  /** Name of the role that keeps counters. */
  readonly keeper: string;
  /** The installation's keys. */
  readonly key: KeyRing | Buffer;
  readonly preset: PresetCode;
  readonly today: Day;
  /** Take indexes down meanwhile; otherwise as the preset's size suggests. */
  readonly withoutIndexes?: boolean;
  /** Told now and then how far it is. */
  readonly onProgress?: (sentence: string) => void;
}

export interface LoadedDemo {
  readonly title: string;
  readonly siteName: string;
  /** One for all sign-ins, made for this installation. */
  readonly password: string;
  readonly signIns: readonly DemoSignIn[];
}

/** Fills an untouched installation with a preset, in one transaction. Refuses where anything has been entered. */
export async function loadDemo(options: LoadDemoOptions): Promise<LoadedDemo | Refusal> {
  const loaded = await loadRecords(options);
  if (!isRefusal(loaded)) await keepSnapshots(options.owner, options.today);
  return loaded;
}

function loadRecords(options: LoadDemoOptions): Promise<LoadedDemo | Refusal> {
  const { owner, keeper, today } = options;
  const preset = presets[options.preset];
  return inOneTransaction(owner, async (client) => {
    if (!(await isUntouched(client))) {
      return refuse(
        'demo.not-empty',
        '数据文件夹里已经有数据，演示数据只能装进空的数据文件夹。请用 SHEZUTONG_DATA 指定一个新的文件夹。',
      );
    }
    const opened = await openForBulk(client, {
      today,
      withoutIndexes: options.withoutIndexes ?? preset.lean,
    });
    const areas = await storeAreas(client, options);
    await continueBodyNumbers(client);
    const root = areas.root.partyOrgs[0];
    if (root === undefined) throw new Error('a demo without a root');
    await markInstallation(client, {
      preset: preset.code,
      siteName: `${preset.rootName}（演示）`,
      rootPartyOrgId: root.id,
      regionCode: preset.rootRegion,
    });
    options.onProgress?.('正在计算覆盖和统计……');
    await closeForBulk(client, keeper, opened);
    const stored = await storeDemoAccounts(
      client,
      keeper,
      createSealer(options.key),
      demoAccountsOf(preset, areas),
    );
    if (isRefusal(stored)) throw new Error(stored.message);
    return { title: preset.title, siteName: `${preset.rootName}（演示）`, ...stored };
  });
}

/** Stores all areas; keeps the two that sign-ins are bound to. */
async function storeAreas(
  client: PoolClient,
  { preset, key, today, onProgress }: LoadDemoOptions,
): Promise<{ root: DemoArea; below: DemoArea }> {
  const world = drawWorld(presets[preset], readPlaces(), today);
  const sealer = createSealer(key);
  const changes: DemoChange[] = [];
  const present = new Map<string, Pick<DemoChange, 'staff' | 'volunteers'>>();
  const kept: DemoArea[] = [];
  let done = 0;
  for (const area of world.areas()) {
    for (const rows of rowsOfArea(area, sealer)) await copyRows(client, rows);
    const changed = new Set(area.changes.map(({ socialOrgId }) => socialOrgId));
    for (const row of area.socialOrgs) if (changed.has(row.id)) present.set(row.id, row);
    changes.push(...area.changes);
    if (kept.length < 2) kept.push(area);
    done += 1;
    if (done % 100 === 0) onProgress?.(`已写入 ${done} / ${world.plans.length} 个地区`);
  }
  await applyChanges(client, changes, present);
  const [root, below = root] = kept;
  if (root === undefined || below === undefined) throw new Error('a demo without areas');
  return { root, below };
}

function readPlaces() {
  const seed = readFileSync(join(projectRoot(), 'database', 'seeds', 'regions.tsv'), 'utf8');
  return readRegionSeed(seed).filter(({ validTo }) => validTo === null);
}
