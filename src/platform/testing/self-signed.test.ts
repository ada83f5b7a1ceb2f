import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { expect, it } from 'vitest';
import { makeSelfSigned } from './self-signed.ts';

it('makes certificates that TLS takes, whatever their length comes to', () => {
  const lengths = new Set<number>();
  for (let count = 0; count < 60; count += 1) {
    const pair = makeSelfSigned();
    expect(() => createSecureContext(pair)).not.toThrow();
    lengths.add(pair.cert.length);
  }
  expect(lengths.size).toBeGreaterThan(1);
});

it('is for this machine, for an hour to come', () => {
  const { cert } = makeSelfSigned(Date.UTC(2026, 10, 22));
  const read = new X509Certificate(cert);
  expect(read.checkHost('localhost')).toBe('localhost');
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(read.verify(read.publicKey)).toBe(true);
  expect([read.validFrom, read.validTo].map((at) => new Date(at).toISOString())).toEqual([
    '2026-11-21T23:00:00.000Z',
    '2026-11-22T01:00:00.000Z',
  ]);
});
