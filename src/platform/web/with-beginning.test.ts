import { describe, expect, it } from 'vitest';
import { withBeginning } from './with-beginning.ts';

const begun = {
  firstOn: '2015-03-09',
  createdBy: '管理员',
  createdAt: '2026-11-24T02:37:00.000Z',
  fromImport: true,
};
const change = { id: '5', on: '2026-11-01', action: '变更' };

describe('the beginning of a record', () => {
  it('stands below its changes', () => {
    expect(withBeginning([change], { rows: [{ action: 'change' }], next: null }, begun)).toEqual([
      change,
      {
        id: 'first',
        on: '2015-03-09',
        action: '由导入登记',
        actor: '管理员',
        writtenAt: '2026-11-24 10:37',
      },
    ]);
  });

  it('names nobody where nobody is known', () => {
    const unknown = { ...begun, createdBy: null, fromImport: false };
    expect(withBeginning([], { rows: [], next: null }, unknown)).toEqual([
      { id: 'first', on: '2015-03-09', action: '登记' },
    ]);
  });

  it.each([
    ['older changes are still to be shown', { rows: [{ action: 'change' }], next: '5' }],
    ['a line of its own tells it', { rows: [{ action: 'create' }], next: null }],
  ])('is left out where %s', (_why, shown) => {
    expect(withBeginning([change], shown, begun)).toEqual([change]);
  });
});
