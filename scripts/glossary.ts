/** Holds docs/glossary.md against the identifiers of src; pure, so that it can be tested on small texts. */
import ts from 'typescript';

export interface Glossary {
  readonly inCode: readonly Entry[];
  readonly settled: readonly Entry[];
  readonly forbidden: readonly ForbiddenWord[];
}

interface ForbiddenWord {
  readonly word: string;
  /** Identifiers that hold the word all the same; the page says why. */
  readonly except: readonly string[];
}

interface Entry {
  readonly term: string;
  readonly identifier: string;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface Words {
  readonly path: string;
  /** Identifiers alone. */
  readonly identifiers: ReadonlySet<string>;
  /** Words in string literals: stored codes and columns. */
  readonly strings: ReadonlySet<string>;
}

/** Everything that is wrong, one line each; empty when the page and the code agree. */
export function findGlossaryFaults(glossary: Glossary, files: readonly SourceFile[]): readonly string[] {
  const words = files.map(wordsOf);
  return [...findDoubles(glossary), ...findUnused(glossary, words), ...findForbidden(glossary, words)];
}

/** Reads the page by its three second-level headings. */
export function readGlossary(markdown: string): Glossary {
  const sections = markdown.split(/^## /m);
  const rowsUnder = (title: string): readonly string[][] => {
    const section = sections.find((text) => text.startsWith(title));
    if (section === undefined) throw new Error(`glossary: no section “${title}”`);
    return rowsOf(section);
  };
  const entriesUnder = (title: string): readonly Entry[] =>
    rowsUnder(title).map(([term = '', identifier = '']) => ({ term, identifier: unquoted(identifier) }));
  return {
    inCode: entriesUnder('In the code'),
    settled: entriesUnder('Settled, not yet in the code'),
    forbidden: rowsUnder('Forbidden').map(([word = '', , except = '']) => ({
      word: unquoted(word),
      except: [...except.matchAll(/`([^`]+)`/g)].map(([, identifier = '']) => identifier),
    })),
  };
}

function rowsOf(section: string): string[][] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('`'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function unquoted(cell: string): string {
  return cell.replaceAll('`', '');
}

function findDoubles({ inCode, settled }: Glossary): readonly string[] {
  const faults: string[] = [];
  const termOf = new Map<string, string>();
  const identifierOf = new Map<string, string>();
  for (const { term, identifier } of [...inCode, ...settled]) {
    const otherTerm = termOf.get(identifier);
    const otherIdentifier = identifierOf.get(term);
    if (otherTerm !== undefined) faults.push(`identifier ${identifier} has two terms: ${otherTerm}, ${term}`);
    if (otherIdentifier !== undefined)
      faults.push(`term ${term} has two identifiers: ${otherIdentifier}, ${identifier}`);
    termOf.set(identifier, term);
    identifierOf.set(term, identifier);
  }
  return faults;
}

function findUnused({ inCode }: Glossary, files: readonly Words[]): readonly string[] {
  const found = files.flatMap(({ identifiers, strings }) => [...identifiers, ...strings]);
  const all = [...new Set(found.map(phraseOf))];
  return inCode
    .filter(({ identifier }) => !all.some((phrase) => holdsPhrase(phrase, phraseOf(identifier))))
    .map(({ term, identifier }) => `identifier ${identifier} (${term}) never occurs in src`);
}

function findForbidden({ forbidden }: Glossary, files: readonly Words[]): readonly string[] {
  return files.flatMap((file) =>
    [...file.identifiers].flatMap((identifier) =>
      forbidden
        .filter(({ except }) => !except.includes(identifier))
        .filter(({ word }) => holdsPhrase(phraseOf(identifier), phraseOf(word)))
        .map(({ word }) => `${file.path}: ${identifier} uses the forbidden word ${word}`),
    ),
  );
}

function wordsOf({ path, text }: SourceFile): Words {
  const identifiers = new Set<string>();
  const strings = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.add(node.text);
    else if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      for (const [word] of node.text.matchAll(/[A-Za-z_]+/g)) strings.add(word);
    }
    ts.forEachChild(node, visit);
  };
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind));
  return { path, identifiers, strings };
}

/** `listSocialOrgs`, `social_org` → words in lower case, each between blanks: ` list social orgs `. */
function phraseOf(identifier: string): string {
  const words = identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim();
  return ` ${words.toLowerCase()} `;
}

/** Whether a phrase holds another one as whole words, its last word also in the plural. */
function holdsPhrase(phrase: string, wanted: string): boolean {
  const stem = wanted.trimEnd();
  return [wanted, `${stem}s `, `${stem}es `, `${stem.replace(/y$/, 'ie')}s `].some((form) =>
    phrase.includes(form),
  );
}
