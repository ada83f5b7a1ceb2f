import type { FastifyInstance } from 'fastify';
import { signInPolicyOf } from '../../features/access/server/public.ts';
import { loadDemo } from '../../features/demo/server/public.ts';
import { loadPlaces } from '../../features/places/server/public.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { RAISED_LIMITS } from '../../platform/server/http/limits.ts';
import { buildApp } from '../server/app.ts';
import type { ServerParts } from '../server/compose.ts';
import { type Actor, openActors } from './actors.ts';
import { silentProvider } from './silent-provider.ts';

/** All actors share one address, and most of their passwords are wrong. */
const PATIENT = signInPolicyOf({ ADDRESS_FAILURES: '1000000' });

export interface FuzzWorld {
  readonly app: FastifyInstance;
  readonly actors: readonly Actor[];
}

/** Fills an empty database with the demo county and puts the whole application on top, an actor for each of its accounts. */
export async function openWorld(parts: ServerParts): Promise<FuzzWorld> {
  const { ownerPool, key } = parts;
  const { keeper } = parts.roles;
  await loadPlaces(ownerPool);
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const demo = await loadDemo({ owner: ownerPool, keeper, key, preset: 'yangxian', today });
  if (isRefusal(demo)) throw new Error(demo.message);
  const app = await buildApp(
    { ...parts, signInPolicy: PATIENT, signOn: silentProvider },
    { logLevel: 'error', limits: RAISED_LIMITS },
  );
  await app.ready();
  const signInNames = demo.signIns.map(({ signInName }) => signInName);
  const { password } = demo;
  return { app, actors: await openActors({ app, ownerPool, keeper, password, signInNames }) };
}
