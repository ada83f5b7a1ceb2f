import { describe, expect, it } from 'vitest';
import { foldName } from '../../platform/kernel/fold-name.ts';
import { bodyNameKeys, fullBodyName, partyOrgNameKeys, socialOrgNameKeys } from './names.rules.ts';

const PLACES = ['洋县', '汉中市', '陕西省'];

it.each([
  ['中共洋县书画协会支部委员会', '洋县书画协会党支部', true],
  ['洋县书画协会支部', '中共洋县书画协会党支部委员会', true],
  ['洋县商会联合支部', '中共洋县商会联合党支部', true],
  ['洋县商会总支部委员会', '洋县商会党总支', true],
  ['中共洋县社会组织综合委员会', '洋县社会组织综合党委', true],
  ['洋县社会组织党工委', '中共洋县社会组织工作委员会', true],
  ['洋县书画协会党支部', '洋县书画协会联合党支部', false],
  ['洋县书画协会党支部', '洋县书画学会党支部', false],
  ['洋县商会党委', '洋县商会党总支', false],
  ['书画协会支部', '中共洋县书画协会党支部', true],
  ['洋县书画协会党支部', '书画协会党支部', true],
  ['洋县商会党支部', '城固县商会党支部', false],
])('Party organisations %s and %s are one: %s', (ledger, roll, same) => {
  expect(partyOrgNameKeys(ledger, PLACES)[0]).toBe(foldName(ledger));
  expect(partyOrgNameKeys(ledger, PLACES).includes(foldName(roll))).toBe(same);
});

it.each([
  ['志愿者协会（洋县）', '志愿者协会(洋县)', true],
  ['志愿者联合会', '洋县志愿者联合会', true],
  ['洋县志愿者联合会', '志愿者联合会', true],
  ['洋縣志願者聯合會', '洋县志愿者联合会', true],
  ['汉中市洋县志愿者联合会', '洋县志愿者联合会', true],
  ['洋县志愿者联合会', '汉中市志愿者联合会', true],
  ['洋县志愿者联合会', '洋县志愿者协会', false],
  ['洋县商会', '城固县商会', false],
])('social organisations %s and %s may be one: %s', (ledger, roll, same) => {
  expect(socialOrgNameKeys(ledger, PLACES).includes(foldName(roll))).toBe(same);
});

describe('administrations', () => {
  it.each([
    ['县民政局', '洋县民政局', true],
    ['民政局', '洋县民政局', true],
    ['市民政局', '汉中市民政局', true],
    ['洋县民政局', '县民政局', true],
    ['市民政局', '洋县民政局', false],
    ['县教育局', '洋县民政局', false],
  ])('%s and %s are one: %s', (ledger, roll, same) => {
    expect(bodyNameKeys(ledger, PLACES).includes(foldName(roll))).toBe(same);
  });

  it.each([
    ['县民政局', '洋县民政局'],
    ['市体育局', '汉中市体育局'],
    ['洋县文联', '洋县文联'],
    ['民政局', '民政局'],
  ])('a new %s is named %s', (name, full) => {
    expect(fullBodyName(name, PLACES)).toBe(full);
  });
});
