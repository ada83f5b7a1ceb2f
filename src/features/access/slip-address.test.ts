import { describe, expect, it } from 'vitest';
import { slipAddress, slipCodeIn } from './slip-address.ts';

describe('the address on a slip', () => {
  it('carries the code where no server and no log sees it', () => {
    const address = new URL(slipAddress('http://10.0.0.2:3000', '1234 5678 9012 3456'));
    expect([address.pathname, address.search]).toEqual(['/', '']);
    expect(slipCodeIn(address.hash)).toBe('1234567890123456');
  });

  it.each(['', '#', '#top', '#other=1234'])('%j carries none', (hash) => {
    expect(slipCodeIn(hash)).toBeNull();
  });
});
