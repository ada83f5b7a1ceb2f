/** Where the entry for phones is. */
export const PHONE_ADDRESS = '/m/';

/** The address of one notice there. What follows the mark never reaches a server or its log. */
export function phoneAddressOf(conveningId: string, proof?: string): string {
  return `${PHONE_ADDRESS}#${conveningId}${proof === undefined ? '' : `.${proof}`}`;
}
