import { idOf, nothing, type RouteCases } from './route-case.ts';
import type { Actor, WorldRecord } from './world.ts';
import { unseen } from './case-parts.ts';

const own = ({ accountId }: Actor, { ownerId }: WorldRecord) => ownerId === accountId;
const mapping = (partyOrgId: string | null) => ({
  sheet: 0,
  columns: [],
  settings: { ledgerOn: '2026-01-01', regionCode: null, partyOrgId, termMeaning: null },
});

/** The import itself says who sent which file when; of the records nothing changes until it is stored. */
const BEFORE_STORING = 'changes no record before it is stored';

/** A returned file is for whoever sent it, and for nobody else whatever the scope. */
export const importCases: RouteCases = {
  uploadImport: {
    does: 'write',
    unlogged: BEFORE_STORING,
    call: () => ({
      query: { kind: 'social_orgs' },
      file: { name: '名册.csv', bytes: Buffer.from('社会组织名称,住所\n新协会,人民路\n') },
    }),
  },
  listImports: {
    does: 'read',
    call: nothing,
    asks: () => [{ query: { unfinished: 'yes' } }, { query: { whose: 'others' } }],
  },
  countImports: {
    does: 'read',
    call: nothing,
    asks: () => [{ query: { unfinished: 'yes' } }, { query: { whose: 'others' } }],
  },
  readImport: { does: 'read', about: 'importRun', call: idOf, within: own },
  listImportLines: {
    does: 'read',
    about: 'importRun',
    call: idOf,
    within: own,
  },
  downloadMarkedFile: { does: 'read', about: 'importRun', call: idOf, within: own },
  mapImport: {
    does: 'write',
    unlogged: BEFORE_STORING,
    about: 'importRun',
    call: (tried) => ({ ...idOf(tried), body: mapping(null) }),
    within: own,
    reaches: (actor, inside, world) =>
      inside === null
        ? []
        : unseen(world, actor, 'partyOrg').map(({ id }) => ({
            params: { id: inside.id },
            body: mapping(id),
          })),
  },
  checkImport: { does: 'write', unlogged: BEFORE_STORING, about: 'importRun', call: idOf, within: own },
  storeImport: { does: 'write', about: 'importRun', call: idOf, within: own, onlyRefuses: true },
  cancelImport: {
    does: 'write',
    unlogged: BEFORE_STORING,
    about: 'importRun',
    call: idOf,
    within: own,
    onlyRefuses: true,
  },
  discardImport: { does: 'write', unlogged: BEFORE_STORING, about: 'importRun', call: idOf, within: own },
  previewTakeBack: { does: 'read', about: 'importRun', call: idOf, within: own },
  listTakeBack: {
    does: 'read',
    about: 'importRun',
    call: idOf,
    within: own,
    asks: () => [{ query: { outcome: 'withdrawn' } }, { query: { outcome: 'set_back' } }],
  },
  takeBackImport: {
    does: 'write',
    about: 'importRun',
    call: (tried) => ({ ...idOf(tried), body: { reason: '拿错了文件', rest: false, digest: '' } }),
    within: own,
    onlyRefuses: true,
  },
  downloadTemplate: { does: 'read', call: () => ({ params: { kind: 'members' } }) },
};

export const placeCases: RouteCases = {
  listPlaces: { does: 'read', call: nothing, asks: () => [{ query: { parent: '610723000' } }] },
};
