/**
 * The program cannot start or go on for a reason outside the code (folder not writable, database gone, wrong key).
 * The starting points print `message` without a stack and end with status 1; the message says what, where and how to mend.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
