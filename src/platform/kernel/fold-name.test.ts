import { describe, expect, it } from 'vitest';
import { foldName, foldNameWithoutPlace } from './fold-name.ts';

describe('foldName', () => {
  it.each([
    ['某某县志愿者协会（筹）', '某某县志愿者协会(筹)'],
    ['某某县 志愿者　协会', '某某县志愿者协会'],
    ['某某縣志願者協會', '某某县志愿者协会'],
    ['某某县“晚晴”老年协会', '某某县晚晴老年协会'],
    ['ＡＢＣ联合会', 'abc联合会'],
    ['某某县书画协会【城关】', '某某县书画协会〔城关〕'],
    ['臺灣同胞聯誼會', '台湾同胞联谊会'],
  ])('%j meets %j', (a, b) => expect(foldName(a)).toBe(foldName(b)));

  it('keeps different bodies apart', () => {
    expect(foldName('某某县老年协会')).not.toBe(foldName('某某县老年学会'));
    expect(foldName('某某协会(东)')).not.toBe(foldName('某某协会(西)'));
  });
});

describe('foldNameWithoutPlace', () => {
  const places = ['湖南省', '衡阳市', '雁峰区'];
  it.each([
    ['衡阳市雁峰区志愿者协会'],
    ['湖南省衡阳市志愿者协会'],
    ['衡阳志愿者协会'],
    ['（衡阳）志愿者协会'],
    ['志愿者协会'],
    ['衡陽市志願者協會'],
  ])('%j', (name) => expect(foldNameWithoutPlace(name, places)).toBe('志愿者协会'));

  it('leaves a name that would lose its meaning', () => {
    expect(foldNameWithoutPlace('衡阳市商会', places)).toBe('衡阳市商会');
  });
  it('leaves a name that has another place in front', () => {
    expect(foldNameWithoutPlace('长沙市志愿者协会', places)).toBe('长沙市志愿者协会');
  });
});
