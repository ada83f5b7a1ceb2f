import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocx } from '../../../platform/testing/read-docx.ts';
import { readPdf } from '../../../platform/testing/read-pdf.ts';
import { buildMeetingsWorld, YESTERDAY } from '../../testing/build-meetings-world.ts';
import { changeMeetingRoute } from '../meeting.contract.ts';
import { printMinutesRoute, printYearLedgerRoute } from '../papers.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const PURPOSE = '存档';
const BALLOTS = { issued: 4, returned: 4, invalid: 0 };
const ADMISSION = {
  matter: '接收申请人一为预备党员',
  vote: 'admission',
  yes: 2,
  no: 1,
  abstained: 1,
  ballots: BALLOTS,
  written: { yes: 1, no: 0, abstained: 0 },
};
const ELECTION = {
  matter: '选举支部委员会委员',
  vote: 'election',
  ballots: BALLOTS,
  election: {
    seats: 2,
    round: 'first',
    contested: true,
    candidates: [
      { name: '党员甲', yes: 4, no: 0, abstained: 0 },
      { name: '党员乙', yes: 3, no: 1, abstained: 0 },
      { name: '党员丙', yes: 0, no: 4, abstained: 0 },
    ],
    writtenIn: [{ name: '党员丁', yes: 1 }],
    fewerAgreed: null,
  },
};
/** Five have a vote, four of them are there. */
const hold = async (resolutions: readonly object[], away: object = { 党员戊: { state: 'absent' } }) =>
  world.record({
    kinds: ['branch_assembly'],
    roll: await world.rollOf(away as never),
    resolutions,
  });

describe('a vote', () => {
  it('is judged by its own quorum and majority, and keeps its sums', async () => {
    const saved = await hold([ADMISSION, ELECTION, { matter: '通过选举办法', yes: 3, no: 1 }]);
    expect(saved.status).toBe(200);
    const { record } = await world.read(saved.body.id);
    expect(record?.resolutions).toMatchObject([
      { ...ADMISSION, result: 'passed', quorum: 3, needed: 3, clause: 'DEV-14 发展党员工作细则第19、20条' },
      { ...ELECTION, result: 'passed', quorum: 4, needed: 3, outcome: { elected: ['党员甲', '党员乙'] } },
      { vote: 'ordinary', ballots: null, written: null, election: null, result: 'passed', abstained: 0 },
    ]);
  });

  it('of an election holds with four fifths there, not with three of five', async () => {
    const three = { issued: 3, returned: 3, invalid: 0 };
    const candidates = [{ name: '党员甲', yes: 3, no: 0, abstained: 0 }];
    const small = { ...ELECTION.election, seats: 1, candidates, writtenIn: [] };
    const saved = await hold([{ ...ELECTION, ballots: three, election: small }], {
      党员丁: { state: 'absent' },
      党员戊: { state: 'absent' },
    });
    const { record, warnings } = await world.read(saved.body.id);
    expect(record?.resolutions).toMatchObject([{ result: 'no-quorum', quorum: 4, outcome: null }]);
    expect(warnings.map(({ code }) => code)).toContain('vote.contested');
  });

  it('that can’t add up is refused with its arithmetic, and nothing is stored', async () => {
    const countMeetings = async () =>
      (await world.database.superPool.query('select count(*)::int as n from meeting')).rows[0].n;
    const before = await countMeetings();
    const answer = await hold([{ ...ADMISSION, yes: 5 }]);
    expect(answer.status).toBe(409);
    expect(answer.refusals[0]).toMatchObject({
      code: 'vote.sum',
      field: 'resolutions.0',
      message: expect.stringContaining(
        '赞成 5 + 不赞成 1 + 弃权 1 = 7 票，和有效票 4 张（收回 4 - 无效 0）不相等。',
      ),
    });
    expect(await countMeetings()).toBe(before);
  });

  it('is corrected with its reason, and told in the history by its sums', async () => {
    const { body } = await hold([ADMISSION]);
    const { version } = await world.read(body.id);
    const roll = await world.rollOf({ 党员戊: { state: 'absent' } });
    const { status } = await world.app.call('secretary', changeMeetingRoute, {
      params: { id: body.id },
      body: {
        kinds: ['branch_assembly'],
        assembly: 'members',
        heldOn: YESTERDAY,
        roll,
        resolutions: [{ ...ADMISSION, written: null }],
        reason: '书面意见是会后交的',
        version,
      } as never,
    });
    expect(status).toBe(200);
    expect((await world.read(body.id)).record?.resolutions).toMatchObject([
      { written: null, result: 'failed' },
    ]);
    const [line] = await world.changesOf(body.id);
    expect(line?.changes).toMatchObject({ meetingResolution: [{ writtenYes: 1 }, { writtenYes: null }] });
  });

  it('stands in the minutes and in the year’s ledger', async () => {
    const { body } = await hold([ELECTION]);
    const call = (format: 'pdf' | 'docx') => ({
      params: { id: body.id },
      query: { format, purpose: PURPOSE },
    });
    const pdf = await world.app.call('secretary', printMinutesRoute, call('pdf'));
    const { text } = await readDocx(
      (await world.app.call('secretary', printMinutesRoute, call('docx'))).bytes,
    );
    for (const words of [
      readPdf(pdf.bytes).pages.flat().join('').replaceAll(/\s/g, ''),
      text.replaceAll(/\s/g, ''),
    ]) {
      for (const part of [
        '发出4、收回4、有效4、无效0张',
        '当选：党员甲、党员乙',
        '党员丁（另选）',
        '监票人',
        '计票人',
      ]) {
        expect(words).toContain(part);
      }
    }
    const ledger = await world.app.call('secretary', printYearLedgerRoute, {
      params: { id: world.branch.id },
      query: { year: Number(YESTERDAY.slice(0, 4)), purpose: PURPOSE },
    });
    expect(readPdf(ledger.bytes).pages.flat().join('\n')).toContain('通过 1 / 1');
  });
});

describe('secrecy (GEN-07)', () => {
  it('is held by the tables: sums of votes stand beside nobody', async () => {
    const { rows } = await world.database.superPool.query<{ table_name: string; columns: string[] }>(
      `select table_name, array_agg(column_name::text order by column_name) as columns from information_schema.columns
       where table_schema = 'public' group by 1`,
    );
    const choices = ['yes', 'abstained', 'written_yes', 'election', 'choice', 'ballot'];
    const withChoice = rows.filter(({ columns }) => columns.some((column) => choices.includes(column)));
    expect(withChoice.map(({ table_name: table }) => table)).toEqual(['meeting_resolution']);
    expect(
      withChoice[0]?.columns.filter((column) => /member|person|account|post|name|_at$|_by$/.test(column)),
    ).toEqual([]);
    const pointing = await world.database.superPool.query(
      `select conrelid::regclass from pg_constraint where confrelid = 'meeting_resolution'::regclass`,
    );
    expect(pointing.rows).toEqual([]);
  });

  it('is held by the log: a vote leaves one line, of the meeting', async () => {
    const { body } = await hold([ADMISSION, ELECTION]);
    const lines = await world.changesOf(body.id);
    expect(lines.map(({ action }) => action)).toEqual(['create']);
    expect(JSON.stringify(lines)).not.toContain('党员');
  });
});
