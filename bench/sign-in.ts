import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import { hashToken } from '../src/features/access/server/session-token.ts';
import { minuteIn, OFFICE_TIME_ZONE } from '../src/platform/kernel/day.ts';
import { ROOT_SCOPE } from '../src/platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../src/platform/server/database/scoped.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { cpuMsOf } from './lib/measure.ts';

/**
 * 200 members of one branch sign in at a meeting within 10 s, over HTTP, each with a session: every one counted once, p99 under
 * 300 ms. Then all 200 at one moment, and all once more, which changes nothing.
 */
const PEOPLE = 200;
const SPREAD_MS = 10_000;
const SOON_MS = 10 * 60_000;
const FROM_OWN_PAGE = { 'sec-fetch-site': 'same-origin' };
const OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测量' };

/** Of each meeting, as everybody reads them off the wall. */
const codes = new Map<string, Promise<{ step: number; digits: string }[]>>();

interface Person {
  readonly accountId: string;
  readonly cookie: string;
}

const data = await openBigData('yangxian', () => undefined);
try {
  await data.app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(data.app.server.address() as AddressInfo).port}`;
  const branch = await fillBranch(data);
  const people = await openSessions(data, branch);
  // As in any branch: the server has run for a while, and people have looked at their notices.
  for (const { cookie } of people) await fetch(`${address}/api/own-convenings`, { headers: { cookie } });
  const spread = people.map(() => Math.random() * SPREAD_MS);
  await measure('within 10 s', address, branch, people, spread, '300 ms');
  await measure(
    'all at one moment',
    address,
    branch,
    people,
    people.map(() => 0),
  );
} finally {
  await data.close();
}

async function measure(
  name: string,
  address: string,
  branch: string,
  people: readonly Person[],
  delays: readonly number[],
  promised?: string,
): Promise<void> {
  const id = await announce(branch);
  const sign = async ({ accountId, cookie }: Person, delay: number): Promise<number> => {
    await setTimeout(delay);
    const code = await codeNow(id);
    const start = performance.now();
    const response = await fetch(`${address}/api/own-convenings/${id}/check-in`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...FROM_OWN_PAGE },
      body: JSON.stringify({ code, accountId }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${text}`);
    return performance.now() - start;
  };
  const signAll = async (spread: readonly number[]) => {
    let took: number[] = [];
    const cpuMs = await cpuMsOf(data.ownerPool, async () => {
      took = await Promise.all(people.map((person, at) => sign(person, spread[at] ?? 0)));
    });
    return { took, cpuMs, counted: await countedOf(id) };
  };
  print(name, await signAll(delays), promised);
  print(`${name}, once more`, await signAll([]));
}

interface Signed {
  readonly took: readonly number[];
  readonly cpuMs: number;
  readonly counted: number;
}

function print(name: string, { took, cpuMs, counted }: Signed, promised?: string): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1);
  const words = promised === undefined ? '' : `  (promised: p99 ${promised}, none lost)`;
  console.log(
    `${name.padEnd(32)} ${counted} of ${took.length} counted  CPU ${(cpuMs / took.length).toFixed(1)} ms each  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms${words}`,
  );
}

async function announce(branch: string): Promise<string> {
  const [onDay = '', startsAt = ''] = minuteIn(OFFICE_TIME_ZONE, new Date(Date.now() + SOON_MS)).split(' ');
  const response = await data.app.inject({
    method: 'POST',
    url: '/api/convenings',
    headers: { ...data.headers, ...FROM_OWN_PAGE },
    payload: {
      partyOrgId: branch,
      kinds: ['theme_day'],
      assembly: 'members',
      onDay,
      startsAt,
      place: '会议室',
    },
  });
  if (response.statusCode !== 200) throw new Error(response.body);
  return (response.json() as { id: string }).id;
}

/** Asked for once a meeting. */
async function codeNow(id: string): Promise<string> {
  const asked =
    codes.get(id) ??
    data.app
      .inject({ url: `/api/convenings/${id}/codes`, headers: data.headers })
      .then((response) => (response.json() as { codes: { step: number; digits: string }[] }).codes);
  codes.set(id, asked);
  const step = Math.floor(Date.now() / 30_000);
  return (await asked).find((code) => code.step === step)?.digits ?? '';
}

async function countedOf(id: string): Promise<number> {
  const [row] = await data.superQuery<{ n: number }>(
    `select count(*)::int as n from check_in where convening_id = '${id}' and state = 'counted'`,
  );
  return row?.n ?? 0;
}

/** The branch with most members, filled up to as many as sign in. */
async function fillBranch({ superQuery, appPool }: BigData): Promise<string> {
  const [branch] = await superQuery<{ id: string; n: number }>(
    `select p.id, count(*)::int as n from member m join party_org p on p.id = m.managing_branch_id
     where m.status = 'full' and p.kind in ('branch', 'joint_branch') and p.ended_on is null group by p.id order by n desc limit 1`,
  );
  if (branch === undefined) throw new Error('no branch');
  await writeScoped(appPool, OPERATOR, { changeOn: '2024-01-01' }, async (client) => {
    for (let at = branch.n; at < PEOPLE; at += 1) {
      await client.query(
        `insert into member (id, name, name_key, sex, born_on, status, joined_on, first_on, managing_branch_id, party_pos, membership_branch_id, membership_pos)
         select $1, $2, $2, '1', '1985-06-01', 'full', '2010-07-01', '2024-01-01', p.id, p.pos, p.id, p.pos from party_org p where p.id = $3`,
        [v7(), `测量党员${at}`, branch.id],
      );
    }
  });
  return branch.id;
}

async function openSessions({ ownerPool, superQuery }: BigData, branch: string): Promise<Person[]> {
  const members = await superQuery<{ id: string; account: string | null; grant: string | null }>(
    `select m.id, a.id as account, g.id as grant from member m left join account a on a.member_id = m.id
       left join role_grant g on g.account_id = a.id and g.role = 'member' and g.revoked_at is null
     where m.managing_branch_id = '${branch}' and m.status = 'full' order by m.id limit ${PEOPLE}`,
  );
  const people: Person[] = [];
  for (const { id, account, grant } of members) {
    const [accountId, grantId, token] = [
      account ?? v7(),
      grant ?? v7(),
      randomBytes(32).toString('base64url'),
    ];
    if (account === null) {
      await ownerPool.query(
        `insert into account (id, sign_in_name, display_name, member_id, must_change_password) values ($1, $2, '测量', $3, false)`,
        [accountId, accountId, id],
      );
    }
    if (grant === null) {
      await ownerPool.query(
        `insert into role_grant (id, account_id, role, scope_kind) values ($1, $2, 'member', 'self')`,
        [grantId, accountId],
      );
    }
    await ownerPool.query(
      `insert into session (id, token_hash, account_id, grant_id, last_seen_at, expires_at)
       values ($1, $2, $3, $4, now(), now() + interval '1 hour')`,
      [v7(), hashToken(token), accountId, grantId],
    );
    people.push({ accountId, cookie: `shezutong_session=${token}` });
  }
  return people;
}
