/**
 * What the phone keeps (IndexedDB): sign-ins until they are answered, and what was last shown, so that the page opens without network.
 * An entry stands under who, which meeting and which code: kept twice it is one.
 */
const DATABASE = 'shezutong-phone';
const ENTRIES = 'entries';
const LAST = 'last';

export interface KeptEntry {
  readonly accountId: string;
  readonly conveningId: string;
  readonly code: string;
  /** By the phone's clock, for the person alone: the server goes by what the code proves. */
  readonly madeAt: number;
  /** The person was asked, and takes the leave back. */
  readonly takesLeaveBack: boolean;
  /** Why the server refused it; kept until the person has read it. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore(ENTRIES, { keyPath: ['accountId', 'conveningId', 'code'] });
      asked.result.createObjectStore(LAST);
    });
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no store')));
  });
  return opened;
}

async function run<Result>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const asked = work(transaction.objectStore(store));
    // Only what is on disk is kept.
    transaction.addEventListener('complete', () => resolve(asked.result));
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('not kept')));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not kept')));
  });
}

export async function keepEntry(entry: KeptEntry): Promise<void> {
  await run(ENTRIES, 'readwrite', (store) => store.put(entry));
}

export async function dropEntry({ accountId, conveningId, code }: KeptEntry): Promise<void> {
  await run(ENTRIES, 'readwrite', (store) => store.delete([accountId, conveningId, code]));
}

export function listEntries(): Promise<KeptEntry[]> {
  return run(ENTRIES, 'readonly', (store) => store.getAll() as IDBRequest<KeptEntry[]>);
}

/** What was last shown under a name; undefined where nothing was. */
export function readLast<Shown>(name: string): Promise<Shown | undefined> {
  return run(LAST, 'readonly', (store) => store.get(name) as IDBRequest<Shown | undefined>);
}

export async function keepLast(name: string, shown: unknown): Promise<void> {
  await run(LAST, 'readwrite', (store) => store.put(shown, name));
}

/** The next person at this phone finds nothing of the one before, but for what has yet to be sent. */
export async function forgetLast(): Promise<void> {
  await run(LAST, 'readwrite', (store) => store.clear());
}
