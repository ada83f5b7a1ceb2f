import { expect, it } from 'vitest';
import { type SupervisedPeriod, supervisionLines } from './supervision-line.rules.ts';

const period = (fromOn: string, toOn: string | null, more: Partial<SupervisedPeriod>): SupervisedPeriod => ({
  fromOn,
  toOn,
  registrarName: null,
  supervisingBodyName: null,
  industryRegulatorName: null,
  guidanceBodyName: null,
  responsibleName: '甲党工委',
  responsibility: 'confirmed',
  responsibilityPrinciple: null,
  ...more,
});

it('tells each line from when to when, whatever else changed meanwhile', () => {
  const lines = supervisionLines([
    period('2024-01-01', null, { registrarName: '民政局', guidanceBodyName: '体育局' }),
    period('2022-01-01', '2024-01-01', { registrarName: '民政局', supervisingBodyName: '体育局' }),
    period('2020-01-01', '2022-01-01', { registrarName: '民政局', supervisingBodyName: '教育局' }),
  ]);
  expect(lines.map(({ title, name, fromOn, toOn }) => [title, name, fromOn, toOn])).toEqual([
    ['登记管理机关', '民政局', '2020-01-01', null],
    ['业务主管单位', '体育局', '2022-01-01', '2024-01-01'],
    ['业务主管单位', '教育局', '2020-01-01', '2022-01-01'],
    ['业务指导单位', '体育局', '2024-01-01', null],
    ['党建责任单位', '甲党工委', '2020-01-01', null],
  ]);
});

it('keeps apart what returned after a time without', () => {
  const lines = supervisionLines([
    period('2024-01-01', null, { industryRegulatorName: '文旅局' }),
    period('2022-01-01', '2024-01-01', {}),
    period('2020-01-01', '2022-01-01', { industryRegulatorName: '文旅局' }),
  ]);
  const regulators = lines.filter(({ title }) => title === '行业管理部门');
  expect(regulators.map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([
    ['2024-01-01', null],
    ['2020-01-01', '2022-01-01'],
  ]);
});

it.each([
  [{ responsibilityPrinciple: 'territorial' }, '甲党工委（属地）'],
  [{ responsibilityPrinciple: 'sectoral', responsibility: 'unclear' }, '甲党工委（属业，责任待明确）'],
  [{ responsibleName: null }, '上级党组织'],
])('says by which principle a node answers: %j', (more, name) => {
  expect(supervisionLines([period('2020-01-01', null, more)])).toMatchObject([
    { title: '党建责任单位', name },
  ]);
});

it('of no period is none', () => expect(supervisionLines([])).toEqual([]));
