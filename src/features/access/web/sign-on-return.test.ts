import { expect, it } from 'vitest';
import { signOnReturnIn } from './sign-on-return.ts';

it('reads what the provider put into the address, and nothing else', () => {
  expect(signOnReturnIn('?code=a%2Fb&state=sign-in.x&iss=https%3A%2F%2Fsso.example&session_state=9')).toEqual(
    {
      code: 'a/b',
      state: 'sign-in.x',
      iss: 'https://sso.example',
    },
  );
  expect(signOnReturnIn('?error=access_denied&state=link.x')).toEqual({
    error: 'access_denied',
    state: 'link.x',
  });
  expect(signOnReturnIn('')).toEqual({ state: 'none' });
});
