import { randomBytes } from 'node:crypto';
import { createSealer } from '../server/crypto/seal.ts';

/** Under a key of this test file's own. */
export const testSealer = createSealer(randomBytes(32));
