import { isRefusal } from '../kernel/refusal.ts';
import { openArchive } from '../server/sheets/xlsx-archive.ts';

export interface ReadDocx {
  /** A line each paragraph. */
  readonly text: string;
  /** Rows that stand again on every page. */
  readonly repeatedHeads: number;
}

const MOST = 50_000_000;

/** Reads a .docx of ours by hand. Throws where the archive is damaged or a part is no XML. */
export async function readDocx(bytes: Buffer): Promise<ReadDocx> {
  const archive = await openArchive(bytes, { maxUnpackedBytes: MOST } as Parameters<typeof openArchive>[1]);
  if (isRefusal(archive)) throw new Error(archive.message);
  for (const name of archive.names) checkNesting(name, await archive.text(name, MOST));
  const document = await archive.text('word/document.xml', MOST);
  const paragraphs = document
    .split('</w:p>')
    .map((part) => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
  return { text: paragraphs.join('\n'), repeatedHeads: document.split('<w:tblHeader/>').length - 1 };
}

/** Every tag that opens is closed, in the order of their nesting. */
function checkNesting(name: string, xml: string): void {
  const open: string[] = [];
  for (const [, closing, tag = '', rest = ''] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:]*)((?:"[^"]*"|[^">])*)>/g,
  )) {
    if (closing === '/') {
      if (open.pop() !== tag) throw new Error(`${name}: </${tag}> closes nothing`);
    } else if (!rest.endsWith('/')) open.push(tag);
  }
  if (open.length > 0) throw new Error(`${name}: ${open.join(' ')} not closed`);
}
