import { expect, it } from 'vitest';
import { RefusedError } from './api-client.ts';
import { receive } from './download-file.ts';

function answer(pieces: readonly (string | Error)[], disposition?: string): Response {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  return new Response(body, {
    headers: disposition === undefined ? {} : { 'content-disposition': disposition },
  });
}

it('takes a file to its end, telling how much has come', async () => {
  const told: number[] = [];
  const { content } = await receive(answer(['姓名\n', '张三']), (bytes) => told.push(bytes));
  expect(await content.text()).toBe('姓名\n张三');
  expect(told).toEqual([7, 13]);
});

it.each([
  [
    `attachment; filename="download.csv"; filename*=UTF-8''${encodeURIComponent('党员名册 2026-11-22.csv')}`,
    '党员名册 2026-11-22.csv',
  ],
  ['attachment; filename="list.xlsx"', 'list.xlsx'],
  [undefined, '导出'],
])('reads its name from %s', async (disposition, name) => {
  expect((await receive(answer(['x'], disposition), () => undefined)).name).toBe(name);
});

it('never hands on what broke off', async () => {
  const broken = receive(answer(['姓名\n', new Error('connection lost')]), () => undefined);
  await expect(broken).rejects.toBeInstanceOf(RefusedError);
  await expect(broken).rejects.toThrow('导出中断，没有保存文件');
});
