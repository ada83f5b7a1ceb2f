import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembersWorld, type MembersWorld } from '../../testing/build-members-world.ts';
import { listMembersRoute } from '../member-list.contract.ts';
import { settleIdentityRoute } from '../member.contract.ts';

let world: MembersWorld;
beforeAll(async () => {
  world = await buildMembersWorld();
});
afterAll(() => world.close());

const numberless = async () => {
  const draft = world.somebody({ identityNumber: null, bornOn: '1988-02-01', bornPrecision: 'month' });
  return (await world.create('officer', draft)).body.id;
};
const settle = async (id: string, basis: string | null, by = 'officer', version?: number) =>
  world.app.call(by, settleIdentityRoute, {
    params: { id },
    body: { version: version ?? (await world.read(id, 'officer')).version, basis },
  });
const listed = async (identity: 'pending' | 'none') =>
  (
    await world.app.call('officer', listMembersRoute, { query: { identity, size: 100 } as never })
  ).body.rows.map(({ id }) => id);

describe('somebody who has no identity number', () => {
  it('is settled with the basis: leaves the list, is found as such, says so in the record and in the log', async () => {
    const id = await numberless();
    expect(await listed('pending')).toContain(id);
    expect((await settle(id, '持外国护照，已查验原件')).body).toEqual({ id });
    expect(await listed('pending')).not.toContain(id);
    expect(await listed('none')).toContain(id);
    const record = await world.read(id, 'officer');
    expect(record).toMatchObject({ identityBasis: '持外国护照，已查验原件', identityNumberMasked: null });
    expect(record.warnings.map(({ code }) => code)).not.toContain('member.identity-pending');
    const { rows } = await world.database.superPool.query(
      `select changes from change_line where entity_id = $1 and action = 'change'`,
      [id],
    );
    expect(rows).toMatchObject([{ changes: { identity_basis: [null, '持外国护照，已查验原件'] } }]);
  });

  it('is listed again when the basis is taken back', async () => {
    const id = await numberless();
    await settle(id, '持外国护照');
    await settle(id, null);
    expect(await listed('pending')).toContain(id);
  });

  it('has a number once it is entered, whatever was settled before', async () => {
    const id = await numberless();
    await settle(id, '持外国护照');
    const { identityNumber } = world.somebody();
    const changed = await world.change(id, { identityNumber, bornOn: null, sex: null });
    expect(changed.refusals).toEqual([]);
    expect(await world.read(id, 'officer')).toMatchObject({ identityBasis: null });
    expect([...(await listed('none')), ...(await listed('pending'))]).not.toContain(id);
    expect((await settle(id, '持外国护照')).refusals[0]?.code).toBe('member.has-number');
  });

  it('is not settled by who saw another version, or stands elsewhere, or beside the Party line', async () => {
    const id = await numberless();
    expect((await settle(id, '持外国护照', 'officer', 99)).refusals[0]?.code).toBe('conflict.version');
    expect((await settle(id, '持外国护照', 'tradesOfficer')).status).toBe(404);
    for (const by of ['placeOfficer', 'inspector', 'systemAdmin'])
      expect([by, (await settle(id, '持外国护照', by)).status]).toEqual([by, 403]);
  });
});
