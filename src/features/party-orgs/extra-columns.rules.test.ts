import { describe, expect, it } from 'vitest';
import { type ExtraPlace, withExtraColumns } from './extra-columns.rules.ts';

const COLUMNS = ['name', 'type', 'staff', 'phone'].map((key) => ({ key }));
/** Import fields under another name, and ones that are not exported but belong beside a column. */
const NEAREST = { orgType: 'type', headName: 'phone', headPost: 'phone', lost: 'nowhere' };

type Place = [title: string, after: string | null, records?: number, position?: number];

function arrange(...places: Place[]): string {
  const made = places.map(
    ([title, after, records = 1, position = 1]): ExtraPlace => ({ title, after, records, position }),
  );
  return withExtraColumns(COLUMNS, made, NEAREST, (title) => ({ key: title }))
    .map(({ key }) => key)
    .join(' ');
}

describe('附列 of an export', () => {
  it.each<[string, Place[], string]>([
    ['none', [], 'name type staff phone'],
    ['behind the column that it followed', [['经费', 'name']], 'name 经费 type staff phone'],
    ['behind the last column', [['经费', 'phone']], 'name type staff phone 经费'],
    ['at the row’s beginning', [['分组', '']], '分组 name type staff phone'],
    ['nobody knows where', [['经费', null]], 'name type staff phone 经费'],
    [
      'behind a field that is exported under another name',
      [['经费', 'orgType']],
      'name type 经费 staff phone',
    ],
    ['behind a field that stands beside another', [['经费', 'headName']], 'name type staff phone 经费'],
    ['behind a field that is not exported', [['经费', 'lost']], 'name type staff phone 经费'],
    ['behind a field that was never heard of', [['经费', 'constructor']], 'name type staff phone 经费'],
    [
      'several between different columns',
      [
        ['制度', 'staff'],
        ['经费', 'name'],
        ['场所', 'type'],
      ],
      'name 经费 type 场所 staff 制度 phone',
    ],
    [
      'one behind another: both have the same field on the left',
      [
        ['场所', 'name', 5, 2],
        ['经费', 'name', 5, 1],
      ],
      'name 经费 场所 type staff phone',
    ],
    [
      'one behind another that is mostly blank',
      [
        ['场所', 'name', 9, 2],
        ['经费', 'name', 2, 1],
      ],
      'name 经费 场所 type staff phone',
    ],
    [
      'of one column, the field’s own before those beside it, these in their order',
      [
        ['职务附注', 'headPost'],
        ['姓名附注', 'headName'],
        ['电话附注', 'phone', 1, 9],
      ],
      'name type staff phone 电话附注 姓名附注 职务附注',
    ],
    [
      'at different places in several ledgers: where most records have it',
      [
        ['经费', 'staff', 3],
        ['经费', 'name', 40],
        ['经费', 'phone', 4],
      ],
      'name 经费 type staff phone',
    ],
    [
      'at different places, as often: the foremost',
      [
        ['经费', 'staff', 3],
        ['经费', 'name', 3],
      ],
      'name 经费 type staff phone',
    ],
    [
      'a known place goes before an unknown one however many have that',
      [
        ['经费', null, 90],
        ['经费', 'lost', 50],
        ['经费', 'type', 1],
      ],
      'name type 经费 staff phone',
    ],
  ])('%s', (_, places, expected) => {
    expect(arrange(...places)).toBe(expected);
    expect(arrange(...places.toReversed())).toBe(expected);
  });
});
