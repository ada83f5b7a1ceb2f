import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate that it has signed itself, as PEM: good for an hour, for 127.0.0.1 and localhost. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

const HOUR_MS = 3_600_000;
// Object identifiers as DER has them: ecdsa-with-SHA256, commonName, subjectAltName, basicConstraints.
const ECDSA_SHA256 = '06082a8648ce3d040302';
const COMMON_NAME = '0603550403';
const ALTERNATIVE_NAMES = '0603551d11';
const BASIC_CONSTRAINTS = '0603551d13';

/** X.509 by hand (RFC 5280, section 4.1): Node makes keys and signatures, but no certificates. */
export function makeSelfSigned(now = Date.now()): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = der(0x30, hex(ECDSA_SHA256));
  const name = der(0x30, der(0x31, der(0x30, hex(COMMON_NAME), der(0x0c, Buffer.from('localhost')))));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), createHash('sha256').update(keyInfo).digest().subarray(0, 8)])),
    algorithm,
    name,
    der(0x30, time(now - HOUR_MS), time(now + HOUR_MS)),
    name,
    keyInfo,
    der(0xa3, der(0x30, namesExtension(), authorityExtension())),
  );
  const signature = sign('sha256', body, privateKey);
  const cert = der(0x30, body, algorithm, der(0x03, Buffer.of(0), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...linesOf(cert), '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

/** Never an empty one, which no reader of PEM takes. */
function linesOf(bytes: Buffer): string[] {
  return bytes.toString('base64').match(/.{1,64}/g) ?? [];
}

function namesExtension(): Buffer {
  const names = der(0x30, der(0x82, Buffer.from('localhost')), der(0x87, Buffer.of(127, 0, 0, 1)));
  return der(0x30, hex(ALTERNATIVE_NAMES), der(0x04, names));
}

function authorityExtension(): Buffer {
  const isAuthority = der(0x30, der(0x01, Buffer.of(0xff)));
  return der(0x30, hex(BASIC_CONSTRAINTS), der(0x01, Buffer.of(0xff)), der(0x04, isAuthority));
}

function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(text.slice(2)));
}

/** Tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  if (length < 0x100) return Buffer.concat([Buffer.of(tag, 0x81, length), content]);
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 0xff), content]);
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
