import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route, RouteCall } from '../../../platform/contract/route.ts';
import { addDays } from '../../../platform/kernel/day.ts';
import { readDocx } from '../../../platform/testing/read-docx.ts';
import { readPdf } from '../../../platform/testing/read-pdf.ts';
import {
  buildMeetingsWorld,
  MEETINGS_TODAY as TODAY,
  YESTERDAY,
} from '../../testing/build-meetings-world.ts';
import { approveMinutesRoute } from '../minutes.contract.ts';
import {
  printBlankSheetRoute,
  printMinutesRoute,
  printSignInSheetRoute,
  printYearLedgerRoute,
} from '../papers.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
let meeting: string;

beforeAll(async () => {
  world = await buildMeetingsWorld();
  const roll = await world.rollOf({
    党员丁: { state: 'leave', reason: '出差' },
    党员戊: { state: 'absent' },
  });
  const recorded = await world.record({
    kinds: ['branch_assembly', 'party_lecture'],
    startsAt: '19:30',
    place: '学校会议室',
    chair: '党员甲',
    recorder: '党员乙',
    topic: '讨论年度评优推荐人选，学习支部工作条例',
    agenda: '一、学习支部工作条例；\n二、讨论评优推荐人选。',
    minutes: `会议学习了支部工作条例。\n${'大家围绕支部建设谈了认识，提出了三条改进的意见。'.repeat(30)}`,
    guests: 2,
    roll,
    resolutions: [{ matter: '推荐党员甲为优秀共产党员', yes: 3, no: 0, abstained: 0 }],
  });
  meeting = recorded.body.id;
});
afterAll(() => world.close());

const PURPOSE = '存档';
/** Where somebody wants to look at them: `PAPERS=folder`. */
function keep(name: string, bytes: Buffer): void {
  const folder = process.env.PAPERS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
}
const print = async <R extends Route>(route: R, call: RouteCall<R>, by = 'secretary') => {
  const answer = await world.app.call(by, route, call);
  return { ...answer, lines: () => readPdf(answer.bytes).pages.flat().join('\n') };
};
const ofMeeting = (format: 'pdf' | 'docx') => ({
  params: { id: meeting },
  query: { format, purpose: PURPOSE },
});
const blank = (query: object = {}, by = 'secretary') =>
  print(
    printBlankSheetRoute,
    {
      params: { id: world.branch.id },
      query: { assembly: 'members', on: addDays(TODAY, 3), purpose: PURPOSE, ...query },
    } as RouteCall<typeof printBlankSheetRoute>,
    by,
  );
const ledger = (query: object = {}, by = 'secretary') =>
  print(
    printYearLedgerRoute,
    {
      params: { id: world.branch.id },
      query: { year: Number(YESTERDAY.slice(0, 4)), purpose: PURPOSE, ...query },
    } as RouteCall<typeof printYearLedgerRoute>,
    by,
  );

describe('the sheet to be signed', () => {
  it('names everybody who is called on a day to come, with room for those who sit in', async () => {
    const answer = await blank({ kind: 'branch_assembly', startsAt: '19:30', place: '学校会议室' });
    expect(answer.status).toBe(200);
    keep('blank.pdf', answer.bytes);
    const text = answer.lines();
    for (const part of ['签到表', '党员甲', '预备己＊', '签名', '支部党员大会', '学校会议室']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('应到 7 人');
    expect(text).toContain('仅限党建工作使用');
  });

  it('is a text document too', async () => {
    const { bytes, headers } = await blank({ format: 'docx' });
    keep('blank.docx', bytes);
    expect(String(headers['content-type'])).toContain('wordprocessingml');
    expect((await readDocx(bytes)).text).toContain('党员甲');
  });

  it('has empty rows where the roll has nobody', async () => {
    expect((await blank({ assembly: 'committee' })).lines()).toContain('没有可以点名的人');
  });

  it('is refused without a purpose, and to whoever reaches no persons', async () => {
    expect((await blank({ purpose: '' })).status).toBe(400);
    for (const other of ['inspector', 'placeOfficer', 'self']) {
      expect((await blank({}, other)).status).toBe(403);
    }
    expect((await blank({}, 'tradesOfficer')).status).toBe(404);
  });
});

describe('of a meeting', () => {
  it('the sheet says how each one stood', async () => {
    const answer = await print(printSignInSheetRoute, ofMeeting('pdf'));
    keep('sheet.pdf', answer.bytes);
    expect(answer.lines()).toContain('出差');
    expect(answer.lines()).toContain(
      '名册 7 人：到会 5 人，请假 1 人，缺席 1 人，不作要求 0 人；列席 2 人。',
    );
  });

  it('the minutes say everything, and whether they are approved', async () => {
    const waiting = await print(printMinutesRoute, ofMeeting('pdf'));
    expect(waiting.lines()).toContain('待审');
    await world.app.call('secretary', approveMinutesRoute, { params: { id: meeting }, body: { version: 1 } });
    const answer = await print(printMinutesRoute, ofMeeting('pdf'));
    keep('minutes.pdf', answer.bytes);
    const text = answer.lines();
    for (const part of ['会议记录', '学校会议室', '讨论情况', '决议', '党员丁（出差）'])
      expect(text).toContain(part);
    expect(text).toContain('已审：明德学校支部书记');
    expect(text.replaceAll('\n', '')).toContain('赞成 3 票，不赞成 0 票，弃权 0 票。通过');
    const { fonts, pages } = readPdf(answer.bytes);
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(pages.length).toBeGreaterThan(1);
    const docx = await print(printMinutesRoute, ofMeeting('docx'));
    keep('minutes.docx', docx.bytes);
    expect((await readDocx(docx.bytes)).text).toContain('推荐党员甲为优秀共产党员');
  });

  it('there is none of talks, and none for whoever sees no record', async () => {
    const talks = await world.record({
      kinds: ['talks'],
      assembly: 'round',
      roll: [],
      talksDone: 6,
      talksPlanned: 8,
    });
    const call = { params: { id: talks.body.id }, query: { purpose: PURPOSE } };
    expect((await print(printMinutesRoute, call)).code).toBe('paper.talks');
    expect((await print(printSignInSheetRoute, call)).code).toBe('paper.talks');
    expect((await print(printMinutesRoute, ofMeeting('pdf'), 'tradesOfficer')).status).toBe(404);
    expect((await print(printMinutesRoute, ofMeeting('pdf'), 'placeOfficer')).status).toBe(403);
  });

  it('is on record with its purpose and its mark', async () => {
    const { lines } = await print(printMinutesRoute, ofMeeting('pdf'), 'officer');
    expect(lines()).toContain('导出人：党工委干部');
    expect(lines()).toContain('用途：存档');
    const { rows } = await world.database.superPool.query(
      `select purpose, count from look_line where what = 'export' and actor = '党工委干部' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ purpose: '存档', count: 7 }]);
  });
});

describe("a year's ledger", () => {
  it('says what was owed and held, and each meeting with its counts', async () => {
    for (let n = 0; n < 30; n += 1) await world.record({ topic: `第 ${n + 1} 次主题党日` });
    const answer = await ledger();
    keep('ledger.pdf', answer.bytes);
    const text = answer.lines();
    for (const part of [
      '组织生活台账',
      '应开未开',
      '支部工作条例第16条',
      '第 30 次主题党日',
      '已审',
      '待审',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.replaceAll('\n', '')).toContain('通过 1 / 1');
    const { pages } = readPdf(answer.bytes);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages.slice(1, -1)) expect(page).toContain('主持人');
    const docx = await ledger({ format: 'docx' });
    keep('ledger.docx', docx.bytes);
    const { text: words, repeatedHeads } = await readDocx(docx.bytes);
    expect(words).toContain('第 30 次主题党日');
    expect(repeatedHeads).toBe(2);
  });

  it('of a year without any says so, and is for the own Party line', async () => {
    expect((await ledger({ year: 2001 })).lines()).toContain('这一年没有登记组织生活。');
    expect((await ledger({}, 'tradesOfficer')).status).toBe(404);
    expect((await ledger({}, 'bodyOfficer')).status).toBe(403);
  });
});
