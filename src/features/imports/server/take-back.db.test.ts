import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cells } from '../../testing/import-desk.ts';
import {
  createTakeBackDesk,
  LEDGER,
  number,
  ORGS,
  person,
  PERSONS,
  type TakeBackDesk,
} from '../../testing/take-back-desk.ts';

let desk: TakeBackDesk['desk'];
let at: TakeBackDesk;
beforeAll(async () => {
  at = await createTakeBackDesk();
  ({ desk } = at);
});
afterAll(() => desk.close());

describe('an import nobody has built on', () => {
  it('leaves everything as it stood before, on every day, and may come again', async () => {
    await at.store(
      [
        ORGS,
        ['洋县棋友会', '社会团体', '洋县', null, 12, '合格', '甲', '会长', '13900000011', '13900000012'],
      ],
      'social_orgs',
      '2024-01-01',
    );
    await at.store([PERSONS, person('张三', 1), person('李四', null)], 'members', '2024-01-01');
    const before = await at.standing();
    const orgs: Cells = [
      ORGS,
      [
        '洋县棋友会',
        '社会团体',
        '洋县',
        '洋县新设局',
        30,
        '不合格',
        '甲',
        '会长',
        '13900000021',
        '13900000022',
      ],
      ['洋县鼓乐社', '社会团体', '洋县', null, 5, null, null, null],
    ];
    const ledger: Cells = [
      LEDGER,
      ['洋县鼓乐社', '社会团体', '洋县', 8, '洋县鼓乐社党支部', '单独组建', '张三', 3],
      ['洋县花会', '社会团体', '洋县', 9, '洋县花会党支部', '单独组建', '王五', 4],
      ['洋县棋友会', '社会团体', '洋县', 31, '洋县花会党支部', '联合组建', '王五', 2],
    ];
    const members: Cells = [
      PERSONS,
      person('张三', 1, ['大学本科', '13900000001', '洋县棋友会']),
      person('李四', 2, ['大学本科']),
      person('赵六', 6, [null, '13900000002', '洋县棋友会']),
    ];
    const first = await at.store(orgs, 'social_orgs', '2025-01-01');
    const afterFirst = await at.standing();
    const second = await at.store(ledger, 'ledger', '2025-06-01');
    const afterSecond = await at.standing();
    const third = await at.store(members, 'members', '2025-03-01');
    expect((await at.preview(third)).body).toMatchObject({
      withdrawn: { member: 1 },
      setBack: { member: 2 },
      kept: { member: 0 },
      outOfSight: 0,
    });
    expect((await at.records(third, 'withdrawn')).map(({ title }) => title)).toEqual(['赵六']);
    expect(
      (await at.records(third, 'set_back')).map(({ title, fields }) => [title, fields.toSorted()]),
    ).toEqual(expect.arrayContaining([['李四', ['education', 'id_number_sealed']]]));

    const done = await at.takeBack(third);
    expect(done).toMatchObject({ state: 'taken_back', failure: null });
    expect(done.takenBack).toMatchObject({
      by: '党工委干部',
      reason: '拿错了文件',
      withdrawn: 1,
      setBack: 2,
      kept: 0,
    });
    expect(await at.standing()).toEqual(afterSecond);
    expect((await at.takeBack(second)).failure).toBeNull();
    expect(await at.standing()).toEqual(afterFirst);
    expect((await at.takeBack(first)).failure).toBeNull();
    expect(await at.standing()).toEqual(before);
    await at.expectSound();

    const again = await desk.uploadRows(members);
    expect((await desk.check(again)).counts).toMatchObject({ created: 1, changed: 2 });
    expect((await desk.store(again)).state).toBe('stored');
    await at.takeBack(again);
  });

  it('erases numbers with the persons, and keeps the changes', async () => {
    expect(
      await at.sql('select from member where withdrawn_at is not null and id_number_sealed is not null'),
    ).toEqual([]);
    const lines = await at.sql(
      `select l.action, l.reason from change_line l join member m on m.id = l.entity_id and m.withdrawn_at is not null`,
    );
    expect(lines).toContainEqual({ action: 'correct', reason: '撤回导入：拿错了文件' });
    expect(
      await at.sql(`select from change_line where entity = 'import_run' and action = 'take-back'`),
    ).toHaveLength(4);
    expect(await at.sql('select from import_effect')).toHaveLength(0);
  });

  it('puts the values of every day back, also of days after the ledger', async () => {
    await at.store([ORGS, ['洋县书会', '社会团体', '洋县', null, 10]], 'social_orgs', '2023-01-01');
    await at.store([ORGS, ['洋县书会', '社会团体', '洋县', null, 12]], 'social_orgs', '2025-01-01');
    const days = () =>
      at.sql(`select p.valid, p.staff from social_org_period p join social_org o on o.id = p.social_org_id
        where o.name = '洋县书会' and p.superseded_at is null order by 1`);
    const before = await days();
    expect(before).toHaveLength(2);
    const late = await at.store(
      [ORGS, ['洋县书会', '社会团体', '洋县', null, 15]],
      'social_orgs',
      '2024-01-01',
    );
    expect(await days()).not.toEqual(before);
    await at.takeBack(late);
    expect(await days()).toEqual(before);
    await at.expectSound();
  });
});

it('an import of whose records one was marked as not the same is taken back whole', async () => {
  await at.store([ORGS, ['洋县票友会', '社会团体', '洋县', null, 10]], 'social_orgs', '2024-01-01');
  const again = await at.store(
    [ORGS, ['洋县票友社', '社会团体', '洋县', null, 11]],
    'social_orgs',
    '2024-02-01',
  );
  await at.sql(
    `insert into social_org_not_double (id, one_id, two_id, facts, reason, marked_by)
     select gen_random_uuid(), least(a.id, b.id), greatest(a.id, b.id), repeat('0', 64), '两家', '某人'
     from social_org a, social_org b where a.name = '洋县票友会' and b.name = '洋县票友社'`,
  );
  expect((await at.preview(again)).body).toMatchObject({
    withdrawn: { social_org: 1 },
    kept: { social_org: 0 },
  });
  expect(await at.takeBack(again)).toMatchObject({ failure: null, takenBack: { withdrawn: 1, kept: 0 } });
  await at.expectSound();
});

describe('a list of Party organisations', () => {
  const HEAD = ['党组织全称', '上级党组织', '党组织类别', '书记姓名', '届满日期', '上次换届日期', '联系电话'];
  const branch = '洋县明德学校党支部';

  it('is taken back with its moves, posts and terms', async () => {
    const old = ['支部委员会', '郑一', '2026-05-01', '2023-05-01', '0916-2214567'];
    await at.store([HEAD, [branch, '洋县教育社会组织综合党委', ...old]], 'party_orgs', '2024-01-01');
    const before = await at.standing();
    const posts = () =>
      at
        .sql(`select post, person_name, from_on, to_on from party_post order by 1, 2, 3`)
        .then(JSON.stringify);
    const terms = () =>
      at.sql('select from_on, to_on, number from party_term order by 1').then(JSON.stringify);
    const kept = [await posts(), await terms()];
    const next = ['支部委员会', '郑二', '2029-05-01', '2026-05-01', '0916-2214568'];
    const id = await at.store(
      [HEAD, [branch, '洋县行业协会商会联合党委', ...next]],
      'party_orgs',
      '2025-01-01',
    );
    expect(await posts()).not.toBe(kept[0]);
    expect((await at.standing()).folded).not.toEqual(before.folded);
    expect((await at.takeBack(id)).failure).toBeNull();
    expect([await posts(), await terms()]).toEqual(kept);
    const now = await at.standing();
    // A node that has been away has another code; what is counted under it is the same.
    expect(now.nodes).toEqual(before.nodes);
    expect(now.counts).toEqual(before.counts);
    await at.expectSound();
    const tree = await at.sql(
      `select distinct up.party_org_id from party_org_code c join party_org_code up on up.pos = c.parent_pos join party_org p on p.id = c.party_org_id
       where p.name = $1 and c.from_on < c.to_on`,
      [branch],
    );
    expect(tree).toHaveLength(1);
  });
});

describe('an import that somebody has built on', () => {
  const rows: Cells = [
    LEDGER,
    ['洋县灯会', '社会团体', '洋县', 8, '洋县灯会党支部', '单独组建', '孙一', 3],
    ['洋县船会', '社会团体', '洋县', 9, '洋县船会党支部', '单独组建', '孙二', 3],
    ['洋县书会', '社会团体', '洋县', 44, null, null, null, null],
  ];
  let id: string;
  let before: Record<string, unknown>;
  beforeAll(async () => {
    before = await at.standing();
    id = await at.store(rows, 'ledger', '2026-02-01');
    await at.store(
      [PERSONS, ['钱一', '男', number(21), null, '2011-07-01', '洋县灯会党支部', null, null, '洋县灯会']],
      'members',
      '2026-02-02',
    );
    await at.store([ORGS, ['洋县书会', '社会团体', '洋县', null, 45]], 'social_orgs', '2026-03-01');
  });

  it('names what stays, and why', async () => {
    const kept = await at.records(id, 'kept');
    expect(kept.map(({ title, reasons }) => [title, reasons.map(({ code }) => code).join(' ')])).toEqual(
      expect.arrayContaining([
        ['洋县灯会', 'needed'],
        ['洋县灯会党支部', 'needed'],
        ['洋县书会', 'field_later'],
      ]),
    );
    expect(kept).toHaveLength(3);
    expect(kept.find(({ title }) => title === '洋县灯会')?.reasons[0]?.by).toMatchObject({
      entity: 'member',
      title: '钱一',
    });
    expect((await at.records(id, 'withdrawn')).map(({ title }) => title).toSorted()).toEqual([
      '洋县船会',
      '洋县船会党支部',
    ]);
  });

  it('is not taken back unless the rest was asked for in so many words, nor blindly', async () => {
    const now = await at.standing();
    expect((await at.ask(id)).code).toBe('take-back.some-kept');
    expect((await at.ask(id, { rest: true, digest: 'old' })).code).toBe('conflict.take-back');
    expect((await desk.read(id)).state).toBe('stored');
    expect(await at.standing()).toEqual(now);
  });

  it('does nothing when something moves between the asking and its turn', async () => {
    let begin = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      begin = resolve;
    });
    desk.pause.beforeWork = () => held;
    expect((await at.ask(id, { rest: true })).refusals).toEqual([]);
    expect((await desk.read(id)).state).toBe('taking_back');
    expect((await at.ask(id, { rest: true, digest: 'x' })).code).toBe('take-back.not-stored');
    await desk.database.superPool.query(
      `insert into change_line (entity, entity_id, action, actor) select 'social_org', id, 'change', '别人' from social_org where name = '洋县船会'`,
    );
    begin();
    desk.pause.beforeWork = async () => undefined;
    const run = await desk.settled(id);
    expect(run).toMatchObject({ state: 'stored', failure: expect.stringContaining('什么也没有改') });
    await at.sql(`delete from change_line where actor = '别人'`);
  });

  it('takes back the rest, once, and says what stayed', async () => {
    const run = await at.takeBack(id, { rest: true });
    expect(run).toMatchObject({ state: 'taken_back', takenBack: { withdrawn: 2, kept: 3 } });
    expect((await at.records(id, 'kept')).map(({ title }) => title).toSorted()).toEqual([
      '洋县书会',
      '洋县灯会',
      '洋县灯会党支部',
    ]);
    expect((await at.ask(id, { rest: true, digest: 'x' })).code).toBe('take-back.not-stored');
    expect((await at.preview(id)).body).toMatchObject({ stored: false, withdrawn: { social_org: 0 } });
    expect(await at.sql(`select from social_org where name = '洋县船会' and withdrawn_at is null`)).toEqual(
      [],
    );
    expect(await at.sql(`select staff from social_org where name = '洋县书会'`)).toEqual([{ staff: 45 }]);
    await at.expectSound();
    expect((await at.standing()).folded).not.toEqual(before.folded);
  });
});

it('leaves no fault behind', () => expect(desk.faults).toEqual([]));
