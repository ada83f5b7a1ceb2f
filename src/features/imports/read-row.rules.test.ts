import { describe, expect, it } from 'vitest';
import { fieldsOf, findField } from './fields/import-fields.ts';
import type { CellInput } from './import-row.ts';
import type { ImportKind } from './import.ts';
import { readRow } from './read-row.rules.ts';

function read(kind: ImportKind, cells: Readonly<Record<string, string | CellInput>>) {
  const names = Object.keys(cells);
  const columns = names.map((name, index) => ({
    index,
    title: name,
    field: findField(kind, name) ?? null,
    year: 2024,
  }));
  return readRow(7, columns, (index) => {
    const cell = cells[names[index] ?? ''] ?? '';
    if (typeof cell !== 'string') return cell;
    return { text: cell, kind: cell === '' ? 'empty' : 'text' };
  });
}

describe('what is understood', () => {
  it.each([
    ['市人大代表、县政协委员', ['peoples_congress', 'political_conference']],
    ['党代会代表', ['party_congress']],
    ['否', undefined],
    ['无', undefined],
  ])("reads a head's %s", (headDeputyRoles, roles) => {
    const { values, reasons } = read('social_orgs', { headDeputyRoles });
    expect(reasons).toEqual([]);
    expect(values.lists.headDeputyRoles).toEqual(roles);
  });

  it('refuses 是 where the congress is asked for', () => {
    expect(read('social_orgs', { headDeputyRoles: '是' }).reasons).toEqual([
      expect.objectContaining({
        field: 'headDeputyRoles',
        message: expect.stringMatching(/^负责人代表委员.*是.*党代表/),
      }),
    ]);
  });

  it.each([
    ['status', '发展对象', /^党员类别“发展对象”无法识别/],
    ['fullTime', '偶尔', /^专兼职“偶尔”无法识别/],
  ])('refuses a word that no code has under the title of its column: %s', (field, word, message) => {
    const [reason] = read('members', { [field]: word }).reasons;
    expect(reason?.message).toMatch(message);
  });

  it('reads an organisation as a person wrote it', () => {
    const { values, reasons, extra } = read('ledger', {
      name: '示例县　志愿者协会',
      creditCode: '51330100 mj8000012r',
      orgType: '社团',
      foundedOn: '2015年3月',
      staff: '１２人',
      supervisingBody: '县教育局、县体育局\n县民政局',
      headMember: '中共党员',
      union: '有',
      setUpMode: '联建',
      annualCheck: '合格',
      contactPhone: '0916 8210000',
      partyOrgName: '无',
      staffFullTime: '',
      '活动经费（万元）': '3.5',
    });
    expect(reasons).toEqual([]);
    expect(values).toEqual({
      texts: {
        name: '示例县 志愿者协会',
        creditCode: '51330100MJ8000012R',
        orgType: 'association',
        setUpMode: 'joint',
        contactPhone: '0916-8210000',
      },
      lists: { supervisingBody: ['县教育局', '县体育局', '县民政局'] },
      counts: { staff: 12 },
      flags: { headMember: true, union: true },
      days: { foundedOn: { on: '2015-03-01', precision: 'month' } },
      yearResults: [{ year: 2024, result: 'qualified' }],
    });
    expect(extra).toEqual([{ title: '活动经费（万元）', value: '3.5', after: 'staffFullTime' }]);
  });

  it('keeps a number of a person in a column without a field without its middle, and says so', () => {
    const { extra, reasons } = read('ledger', {
      name: '示例县志愿者协会',
      法定代表人身份证号: '11010519491231002X',
      会费: '20元',
    });
    expect(extra).toEqual([
      { title: '法定代表人身份证号', value: '11***************X', after: 'name' },
      { title: '会费', value: '20元', after: 'name' },
    ]);
    expect(reasons).toEqual([
      expect.objectContaining({
        code: 'extra.number-hidden',
        column: 1,
        message: expect.stringContaining('法定代表人身份证号'),
      }),
    ]);
  });

  it('reads a member', () => {
    const { values, reasons } = read('members', {
      name: '张　三',
      identityNumber: "'11010119900101123x",
      sex: '女',
      ethnicity: '回',
      education: '大学',
      status: '预备',
      joinedOn: '20100701',
      fullTime: '专职',
    });
    expect(reasons).toEqual([]);
    expect(values.texts).toEqual({
      name: '张三',
      identityNumber: '11010119900101123X',
      sex: '2',
      ethnicity: '03',
      education: '21',
      status: 'probationary',
      fullTime: 'full_time',
    });
    expect(values.days).toEqual({ joinedOn: { on: '2010-07-01', precision: 'day' } });
  });
});

it.each(['未覆盖', '未组建', '功能型'])('%s in the place of a way says that there is none', (text) => {
  expect(read('ledger', { setUpMode: text })).toMatchObject({ reasons: [], values: { texts: {} } });
});

describe('what is refused, naming field, value and mend', () => {
  it.each([
    [
      'ledger',
      'creditCode',
      '51330100MJ8000012A',
      'credit-code.check-character',
      ['统一社会信用代码', '51330100MJ8000012A', '请核对'],
    ],
    ['ledger', 'staff', '-3', 'count.negative', ['从业人员数', '-3', '请改正']],
    ['ledger', 'foundedOn', '2023-02-30', 'day.impossible', ['成立日期', '2023-02-30', '请核对']],
    ['ledger', 'setUpMode', '自建房', 'code.unknown', ['组建方式', '自建房', '可以填写']],
    ['ledger', 'union', '也许', 'code.unknown', ['工会', '也许', '可以填写']],
    ['members', 'education', '火星大学堂', 'code.unknown', ['学历', '火星大学堂', '可以填写']],
    ['members', 'phone', '12', 'phone.unreadable', ['电话', '12', '请填写']],
    ['ledger', 'headPhone', '12', 'phone.unreadable', ['负责人电话“12”', '请填写']],
    ['members', 'name', '王'.repeat(61), 'field.too-long', ['姓名', '61', '请缩短']],
  ] as const)('%s %s “%s”: %s', (kind, field, text, code, parts) => {
    const { reasons } = read(kind, { [field]: text });
    expect(reasons).toEqual([expect.objectContaining({ kind: 'refusal', code, field, column: 0 })]);
    for (const part of parts) expect(reasons[0]?.message).toContain(part);
  });

  it('an identity number that the spreadsheet has rounded, without showing it', () => {
    const { reasons, values } = read('members', {
      identityNumber: { text: '430104199001011000', kind: 'number', number: 430104199001011000, lossy: true },
    });
    expect(reasons).toEqual([
      expect.objectContaining({ code: 'identity-number.rounded', field: 'identityNumber', column: 0 }),
    ]);
    expect(reasons[0]?.message).toContain('文本');
    expect(JSON.stringify(reasons)).not.toContain('4301');
    expect(values.texts).toEqual({});
  });

  it.each([
    ['an error of the spreadsheet', '#REF!', '请改正公式'],
    ['a formula that nothing has worked out', '#CALC!', '没有计算结果，请用表格软件打开文件、保存一次'],
  ])('%s', (_, text, mend) => {
    const { reasons } = read('ledger', { staff: { text, kind: 'error' } });
    expect(reasons).toEqual([expect.objectContaining({ code: 'cell.error', field: 'staff' })]);
    expect(reasons[0]?.message).toContain(mend);
  });
});

it('warns of what can be read in two ways and keeps it', () => {
  const { reasons, values } = read('members', {
    joinedOn: { text: '1990.1', kind: 'number', number: 1990.1 },
  });
  expect(reasons).toEqual([
    expect.objectContaining({ kind: 'warning', code: 'day.lost-zero', field: 'joinedOn' }),
  ]);
  expect(values.days).toEqual({ joinedOn: { on: '1990-01-01', precision: 'month' } });
});

it.each([
  ['identityNumber', '61***************X', 'identity-number.masked'],
  ['identityNumber', "'11***************2", 'identity-number.masked'],
  ['phone', '138****5678', 'phone.masked'],
  ['phone', '0916****567、138****5678', 'phone.masked'],
] as const)(
  'takes a %s whose middle an export has hidden (%s) for an empty cell, and says so',
  (field, text, code) => {
    const { reasons, values } = read('members', { name: '张某', [field]: text });
    expect(reasons).toEqual([expect.objectContaining({ kind: 'warning', code, field })]);
    expect(values.texts).toEqual({ name: '张某' });
  },
);

it.each(['-', '/', '无', '不详'])('“%s” says nothing in a day, a text or a list', (text) => {
  const { values, reasons } = read('ledger', {
    foundedOn: text,
    address: text,
    supervisingBody: text,
    partyOrgName: text,
    evaluation: text,
  });
  expect(reasons).toEqual([]);
  expect({ ...values.days, ...values.lists, address: values.texts['address'] }).toEqual({});
});

it('every field with codes has its table', () => {
  for (const kind of ['social_orgs', 'party_orgs', 'members', 'ledger'] as const) {
    const without = fieldsOf(kind).filter(
      (field) => (field.kind === 'code' || field.kind === 'year-result') && !field.table,
    );
    expect(without).toEqual([]);
  }
});
