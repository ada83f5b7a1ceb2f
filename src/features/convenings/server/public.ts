export { makeCodeSecret } from './check-in-code.ts';
