/** Somebody else changed records between the comparing and the writing of one transaction: all of it is rolled back. */
export class ChangedMeanwhile extends Error {
  readonly count: number;

  constructor(count: number) {
    super(`${count} records were changed meanwhile`);
    this.name = 'ChangedMeanwhile';
    this.count = count;
  }
}
