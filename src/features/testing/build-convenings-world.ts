import { addDays, OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';
import { checkInRoute, showCodesRoute } from '../convenings/check-in.contract.ts';
import { announceMeetingRoute, readConveningRoute } from '../convenings/convening.contract.ts';
import { beginsAt } from '../convenings/convening.rules.ts';
import { readOwnConveningRoute } from '../convenings/own-convening.contract.ts';
import { registerConveningRoutes } from '../convenings/server/routes.ts';
import { registerHintRoutes } from '../meetings/server/hint-routes.ts';
import { registerMeetingRoutes } from '../meetings/server/routes.ts';
import { buildCaller, buildCallers, onlyScope } from './build-callers.ts';
import { addMember, buildTree, buildWith } from './build-records.ts';

/** As whom they call, and their names. */
const OWN = { first: '党员甲', second: '党员乙', hidden: '党员丙' };
export const STARTS_AT = '12:00';

/**
 * 明德学校党支部 with three members of its own, one of them 不公开, and one who votes there and is managed elsewhere; a member of
 * another branch beside them. Its clock stands wherever a test puts it.
 */
export async function buildConveningsWorld() {
  const database = await createTestDatabase();
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const branch = tree.educationBranch;
  const ids = new Map<string, string>();
  for (const [key, name] of Object.entries(OWN)) ids.set(key, await addMember(database, { name, branch }));
  const other = { branch: tree.tradesBranch };
  ids.set('voter', await addMember(database, { name: '别处管理', ...other, membershipBranch: branch }));
  ids.set('stranger', await addMember(database, { name: '别支部', ...other }));
  const sql = (text: string, values: unknown[] = []) =>
    buildWith(database, async (client) => {
      await client.query(text, values);
    });
  await sql('update member set private = true where id = $1', [ids.get('hidden')]);
  const accounts = await Promise.all(
    [...ids].map(async ([name, id]) => {
      const scope = onlyScope({ memberIds: [id] });
      return [name, await buildCaller(database, name, 'member', 'self', scope)] as const;
    }),
  );
  const selves = Object.fromEntries(accounts);
  const day = addDays(todayIn(OFFICE_TIME_ZONE, new Date()), 1);
  const begins = beginsAt({ onDay: day, startsAt: STARTS_AT });
  let now = new Date();
  const pool = database.appPool;
  const parts = { pool, sealer: testSealer, clock: () => now };
  const app = await createTestApp({ ...callers, ...selves }, (own) => {
    registerMeetingRoutes(own, { pool });
    registerConveningRoutes(own, parts);
    registerHintRoutes(own, { pool });
  });
  const announce = (more: object = {}, by = 'secretary') =>
    app.call(by, announceMeetingRoute, {
      body: {
        partyOrgId: branch.id,
        kinds: ['theme_day'],
        assembly: 'members',
        onDay: day,
        startsAt: STARTS_AT,
        place: '学校会议室',
        topic: '参观学习',
        ...more,
      } as never,
    });
  const codesOf = async (id: string) =>
    (await app.call('secretary', showCodesRoute, { params: { id } })).body.codes;
  return {
    database,
    tree,
    callers: { ...callers, ...selves } as Readonly<Record<string, Caller | undefined>>,
    app,
    branch,
    day,
    memberId: (name: string) => ids.get(name) ?? '',
    /** Puts the clock so many seconds after the beginning. */
    at(seconds: number) {
      now = new Date(begins.getTime() + seconds * 1000);
    },
    backToNow() {
      now = new Date();
    },
    announce,
    announced: async (more: object = {}) => (await announce(more)).body.id,
    read: async (id: string, by = 'secretary') =>
      (await app.call(by, readConveningRoute, { params: { id } })).body,
    open: (id: string, by: string) => app.call(by, readOwnConveningRoute, { params: { id } }),
    codesOf,
    /** The digits that are shown at this moment. */
    digitsOf: async (id: string) => (await codesOf(id))[0]?.digits ?? '',
    sign: (id: string, by: string, code: string, more: object = {}) =>
      app.call(by, checkInRoute, {
        params: { id },
        body: { code, accountId: selves[by]?.accountId ?? '', ...more },
      }),
    sql,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
