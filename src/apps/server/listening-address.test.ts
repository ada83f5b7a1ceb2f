import { describe, expect, it } from 'vitest';
import { ensureCanListen, listeningAddressOf, proxiesOf } from './listening-address.ts';

describe('where the server listens', () => {
  it.each([
    [{}, { host: '127.0.0.1', port: 8420 }],
    [
      { HOST: '0.0.0.0', PORT: '9000' },
      { host: '0.0.0.0', port: 9000 },
    ],
  ])('%j', (env, address) => expect(listeningAddressOf(env)).toEqual(address));

  it.each(['abc', '-1', '65536', '80.5'])('is not at port %s', (PORT) =>
    expect(() => listeningAddressOf({ PORT })).toThrow(`PORT“${PORT}”不是端口号`),
  );

  it('is not on another machine', () =>
    expect(ensureCanListen({ host: '192.0.2.1', port: 0 })).rejects.toThrow('HOST“192.0.2.1”不是本机的地址'));

  it('is at any free port of this one', () =>
    expect(ensureCanListen({ host: '127.0.0.1', port: 0 })).resolves.toBeUndefined());
});

it('believes as many proxies as it is told of, none by itself', () =>
  expect([{}, { TRUST_PROXY: '' }, { TRUST_PROXY: '1' }].map(proxiesOf)).toEqual([0, 0, 1]));

it.each(['yes', '-1', '1.5', '10'])('starts with no TRUST_PROXY of %j', (TRUST_PROXY) =>
  expect(() => proxiesOf({ TRUST_PROXY })).toThrow(`“${TRUST_PROXY}”`),
);
