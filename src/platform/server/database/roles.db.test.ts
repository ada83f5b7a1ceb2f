import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { StartFailure } from '../start-failure.ts';
import { ensureOwnDatabase } from './connect.ts';
import { type ConnectionSettings, createClient } from './connection.ts';
import { ensureRoles, quoteName, rolesOf } from './roles.ts';

const { administrator } = inject('testTemplate');
const name = `roles_${randomBytes(4).toString('hex')}`;
const roles = rolesOf(name, name);
const passwords = { app: 'app-secret', jobs: 'jobs-secret' };
let owner: ConnectionSettings;
let superuser: pg.Client;

beforeAll(async () => {
  const { host, port, user, password = '' } = administrator;
  owner = await ensureOwnDatabase({ address: { host, port, user, password } }, name, 'owner-secret');
  superuser = createClient(administrator);
  await superuser.connect();
});
afterAll(async () => {
  await superuser.query(`drop database ${quoteName(name)} with (force)`);
  for (const role of Object.values(roles).reverse())
    await superuser.query(`drop role if exists ${quoteName(role)}`);
  await superuser.end();
});

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = createClient(owner);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('ensureRoles', () => {
  it('tells an owner without CREATEROLE which statements an administrator has to run', async () => {
    await superuser.query(`alter role ${quoteName(name)} nocreaterole`);
    const refused = asOwner((client) => ensureRoles(client, roles, passwords));
    await expect(refused).rejects.toThrow(StartFailure);
    await expect(refused).rejects.toThrow(`create role "${name}_app" login`);
    await superuser.query(`alter role ${quoteName(name)} createrole`);
  });

  it('makes the roles, and does nothing more the second time', async () => {
    await asOwner((client) => ensureRoles(client, roles, passwords));
    await asOwner((client) => ensureRoles(client, roles, passwords));
    const { rows } = await superuser.query(
      `select rolname as role, rolcanlogin as login, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit as mighty
         from pg_roles where rolname = any($1) order by 1`,
      [[roles.app, roles.self, roles.keeper, roles.jobs]],
    );
    expect(rows).toEqual([
      { role: roles.app, login: true, mighty: false },
      { role: roles.jobs, login: true, mighty: false },
      { role: roles.keeper, login: false, mighty: false },
      { role: roles.self, login: false, mighty: false },
    ]);
  });

  it('lets the owner, who is no superuser, hand over functions to the keeper and a schema to the queue', async () => {
    await asOwner(async (client) => {
      await client.query(`create schema jobs authorization ${quoteName(roles.jobs)}`);
      await client.query('create function counted() returns int language sql as $$ select 1 $$');
      await client.query(`grant create on schema public to ${quoteName(roles.keeper)}`);
      await client.query(`alter function counted() owner to ${quoteName(roles.keeper)}`);
      const { rows } = await client.query(
        "select pg_get_userbyid(proowner) as owner from pg_proc where proname = 'counted'",
      );
      expect(rows).toEqual([{ owner: roles.keeper }]);
    });
  });

  it('gives the application the right to act as self, but not by itself', async () => {
    const { rows } = await superuser.query(
      `select pg_has_role($1, $2, 'member') as member, pg_has_role($1, $2, 'usage') as by_itself`,
      [roles.app, roles.self],
    );
    expect(rows).toEqual([{ member: true, by_itself: false }]);
  });
});
