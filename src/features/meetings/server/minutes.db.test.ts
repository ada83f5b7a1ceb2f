import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMeetingsWorld } from '../../testing/build-meetings-world.ts';
import { changeMeetingRoute, withdrawMeetingRoute } from '../meeting.contract.ts';
import { approveMinutesRoute, downloadAttachmentRoute, removeAttachmentRoute } from '../minutes.contract.ts';
import { listMeetingsRoute } from '../meeting-list.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const WHOLE = { startsAt: '19:30', place: '会议室', chair: '党员甲', recorder: '党员乙', topic: '学习' };
const ofNobody = '01900000-0000-7000-8000-00000000ffff';
const PDF = Buffer.from('%PDF-1.7 signed sheet of the meeting');

const held = async (more: object = {}) => (await world.record({ ...WHOLE, ...more })).body.id;
const approve = (id: string, version = 1, by = 'secretary') =>
  world.app.call(by, approveMinutesRoute, { params: { id }, body: { version } });
const change = async (id: string, body: object, by = 'secretary') => {
  const { version, heldOn, kinds, record } = await world.read(id);
  const roll = record?.people.map(({ id: at, state, reason }) => ({ id: at, state, reason }));
  const draft = { ...WHOLE, kinds, heldOn, assembly: record?.assembly, roll, version, reason: '补记' };
  return world.app.call(by, changeMeetingRoute, { params: { id }, body: { ...draft, ...body } as never });
};
const attach = async (id: string, bytes: Buffer, name: string, by = 'secretary') => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await world.app.app.inject({
    method: 'POST',
    url: `/api/meetings/${id}/attachments`,
    headers: { 'x-test-caller': by },
    payload: form,
  });
  const body = response.json() as { id: string; name: string; refusals?: { code: string }[] };
  return { status: response.statusCode, body, code: body.refusals?.[0]?.code ?? null };
};
const download = (id: string, attachment: string, by = 'secretary') =>
  world.app.call(by, downloadAttachmentRoute, { params: { id, attachment } });
const files = () => readdirSync(join(world.dataFolder, 'attachments'));

describe('minutes', () => {
  it('wait for the secretary, and say who approved them and when', async () => {
    const id = await held();
    const waits = async () => {
      const query = { minutes: 'waiting' } as const;
      const { body } = await world.app.call('secretary', listMeetingsRoute, { query });
      return body.rows.some((row) => row.id === id);
    };
    expect((await world.read(id)).record?.approval).toBeNull();
    expect(await waits()).toBe(true);
    expect((await approve(id)).status).toBe(200);
    expect(await waits()).toBe(false);
    const { record, version } = await world.read(id, 'officer');
    expect(record?.approval?.by).toBe('明德学校支部书记');
    expect(version).toBe(2);
    expect((await world.changesOf(id))[0]).toMatchObject({ action: 'approve' });
    expect((await approve(id, 2)).code).toBe('conflict.approved');
  });

  it('wait anew once they are corrected, with the reason', async () => {
    const id = await held();
    await approve(id);
    expect((await change(id, { topic: '学习和讨论', reason: '漏记一项议题' })).status).toBe(200);
    expect((await world.read(id)).record?.approval).toBeNull();
    const lines = await world.changesOf(id);
    expect(lines.find(({ action }) => action === 'reopen')).toMatchObject({ reason: '漏记一项议题' });
    expect((await approve(id, 3)).status).toBe(200);
  });

  it('are approved whole, as they were read, and by the secretary alone', async () => {
    const short = await held({ place: '', recorder: '' });
    const refused = await approve(short);
    expect(refused.refusals).toMatchObject([
      { code: 'minutes.incomplete', message: '会议记录还缺：地点、记录人。请补齐以后再审核。' },
    ]);
    const id = await held();
    await change(id, { topic: '另一个议题' });
    expect((await approve(id, 1)).code).toBe('conflict.version');
    for (const other of ['officer', 'educationOfficer', 'inspector', 'placeOfficer', 'self']) {
      expect((await approve(id, 2, other)).status).toBe(403);
    }
    expect((await approve(ofNobody)).status).toBe(404);
  });

  it('are none of talks, and of what was withdrawn', async () => {
    const talks = await world.record({
      kinds: ['talks'],
      assembly: 'round',
      roll: [],
      talksDone: 6,
      talksPlanned: 8,
    });
    expect((await approve(talks.body.id)).code).toBe('minutes.none');
    const id = await held();
    await world.app.call('secretary', withdrawMeetingRoute, {
      params: { id },
      body: { reason: '误登', version: 1 },
    });
    expect((await approve(id, 2)).code).toBe('conflict.withdrawn');
  });

  it('are not overwritten by whoever read them before: the refusal says who was faster', async () => {
    const id = await held();
    expect((await change(id, { minutes: '先写的讨论情况' }, 'educationOfficer')).status).toBe(200);
    const late = await change(id, { minutes: '后写的讨论情况', version: 1 });
    expect(late.code).toBe('conflict.version');
    expect(late.refusals[0]?.message).toMatch(/已被教育党委干部于 \d{4}-\d\d-\d\d \d\d:\d\d 修改/);
    expect((await world.read(id)).record?.minutes).toBe('先写的讨论情况');
  });

  it('tell an approval to whoever has them open for a change', async () => {
    const id = await held();
    await approve(id);
    expect((await change(id, { version: 1 })).code).toBe('conflict.version');
    expect((await world.read(id)).record?.approval).not.toBeNull();
  });
});

describe('an attachment', () => {
  it('lies sealed with the minutes and comes back as it was', async () => {
    const id = await held();
    const { status, body } = await attach(id, PDF, '签到表.PDF');
    expect(status).toBe(200);
    expect(body.name).toBe('签到表.pdf');
    expect(readFileSync(join(world.dataFolder, 'attachments', body.id)).includes(PDF)).toBe(false);
    const answer = await download(id, body.id, 'officer');
    expect(answer.bytes).toEqual(PDF);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(String(answer.headers['content-disposition'])).toContain(encodeURIComponent('签到表.pdf'));
    expect((await world.read(id)).record?.attachments).toMatchObject([
      {
        name: '签到表.pdf',
        format: 'pdf',
        sizeBytes: PDF.length,
        addedBy: '明德学校支部书记',
        removedBy: null,
      },
    ]);
    expect((await world.changesOf(id))[0]).toMatchObject({ action: 'attach' });
  });

  it('that is a photograph keeps neither its place nor what a broken one would hide', async () => {
    const id = await held();
    const comment = Buffer.from('\xff\xfe\0\x0b31.23 N 1', 'latin1');
    const start = Buffer.from('\xff\xd8', 'latin1');
    const end = Buffer.from('\xff\xd9', 'latin1');
    const { body } = await attach(id, Buffer.concat([start, comment, end, comment]), '签到表.jpg');
    expect((await download(id, body.id)).bytes).toEqual(Buffer.concat([start, end]));
    expect((await world.read(id)).record?.attachments).toMatchObject([{ sizeBytes: 4 }]);
    expect((await attach(id, Buffer.concat([start, comment]), '签到表.jpg')).code).toBe('attachment.broken');
    expect((await world.read(id)).record?.attachments).toHaveLength(1);
  });

  it('is refused by its content, twice, and when there are too many', async () => {
    const id = await held();
    const before = files().length;
    expect((await attach(id, Buffer.from('MZ program'), '照片.jpg')).code).toBe('attachment.kind');
    expect((await attach(id, PDF, '照片.jpg')).code).toBe('attachment.other-content');
    expect(files()).toHaveLength(before);
    expect((await attach(id, PDF, '一.pdf')).status).toBe(200);
    expect((await attach(id, PDF, '二.pdf')).code).toBe('attachment.twice');
    for (let n = 2; n <= 20; n += 1) {
      expect((await attach(id, Buffer.from(`%PDF-1.7 ${n}`), `${n}.pdf`)).status).toBe(200);
    }
    expect((await attach(id, Buffer.from('%PDF-1.7 21'), '21.pdf')).code).toBe('attachment.too-many');
    expect((await world.read(id)).record?.attachments).toHaveLength(20);
  });

  it('needs a file', async () => {
    const id = await held();
    const response = await world.app.app.inject({
      method: 'POST',
      url: `/api/meetings/${id}/attachments`,
      headers: { 'x-test-caller': 'secretary' },
      payload: new FormData(),
    });
    expect(response.json()).toMatchObject({ refusals: [{ code: 'file.missing' }] });
  });

  it('is taken away with a reason: the line stays, the bytes are gone', async () => {
    const id = await held();
    const { body } = await attach(id, PDF, '错传.pdf');
    const remove = (reason: string, by = 'secretary') =>
      world.app.call(by, removeAttachmentRoute, { params: { id, attachment: body.id }, body: { reason } });
    expect((await remove('')).status).toBe(400);
    expect((await remove('传错了', 'inspector')).status).toBe(403);
    expect((await remove('传错了')).status).toBe(200);
    expect(files()).not.toContain(body.id);
    expect((await download(id, body.id)).status).toBe(404);
    expect((await world.read(id)).record?.attachments).toMatchObject([
      { name: '错传.pdf', removedBy: '明德学校支部书记', removeReason: '传错了' },
    ]);
    expect((await remove('再来一次')).code).toBe('conflict.removed');
    expect((await world.changesOf(id))[0]).toMatchObject({ action: 'detach', reason: '传错了' });
  });

  it('is for the own Party line, a look on record from above, and where somebody 不公开 was called not for inspectors', async () => {
    const id = await held();
    const { body } = await attach(id, PDF, '记录.pdf');
    for (const other of ['tradesOfficer', 'placeOfficer', 'bodyOfficer']) {
      expect((await download(id, body.id, other)).status).toBe(404);
    }
    expect((await attach(id, Buffer.from('%PDF-1.7 x'), 'x.pdf', 'tradesOfficer')).status).toBe(404);
    expect((await attach(id, Buffer.from('%PDF-1.7 x'), 'x.pdf', 'inspector')).status).toBe(403);
    expect((await download(id, body.id, 'inspector')).status).toBe(200);
    const { rows } = await world.database.superPool.query(
      `select actor from look_line where entity = 'meeting' and entity_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    await world.database.superPool.query('update member set private = true where id = $1', [
      world.memberIds.党员戊,
    ]);
    expect((await download(id, body.id, 'inspector')).status).toBe(404);
    expect((await world.read(id, 'inspector')).record?.attachments).toEqual([]);
    expect(JSON.stringify(await world.changesOf(id, 'inspector'))).not.toContain('记录.pdf');
    expect((await download(id, body.id)).status).toBe(200);
  });
});
