import { diffTexts, type TextPart } from '../diff-text.rules.ts';
import type { DifferenceView } from '../complete-lists.contract.ts';

interface SideBySideProps extends Pick<DifferenceView, 'lines'> {
  /** Only one side has the organisation. */
  readonly alone: boolean;
}

/** Theirs and ours in two columns, the differing characters marked; on a phone one below the other. */
export function SideBySide({ lines, alone }: SideBySideProps) {
  if (lines.length === 0) return <span className="quiet">—</span>;
  return (
    <dl className={alone ? 'sides alone' : 'sides'}>
      {lines.map((line) =>
        alone ? <Alone key={line.field} line={line} /> : <Both key={line.field} line={line} />,
      )}
    </dl>
  );
}

type Line = DifferenceView['lines'][number];

function Alone({ line: { title, theirs, ours } }: { readonly line: Line }) {
  return (
    <div className="sides-line alone">
      <dt>{title}</dt>
      <dd>{theirs ?? ours}</dd>
    </div>
  );
}

function Both({ line: { title, theirs, ours } }: { readonly line: Line }) {
  const [left, right] = diffTexts(theirs ?? '', ours ?? '');
  const marked = theirs !== null && ours !== null;
  return (
    <div className="sides-line">
      <dt>{title}</dt>
      <Side whose="名单" text={theirs} parts={marked ? left : null} />
      <Side whose="本系统" text={ours} parts={marked ? right : null} />
    </div>
  );
}

interface SideProps {
  readonly whose: string;
  readonly text: string | null;
  readonly parts: readonly TextPart[] | null;
}

function Side({ whose, text, parts }: SideProps) {
  return (
    <dd>
      <span className="sides-whose">{whose}</span>
      {text === null ? (
        <span className="quiet">未登记</span>
      ) : parts === null ? (
        text
      ) : (
        <Marked parts={parts} />
      )}
    </dd>
  );
}

function Marked({ parts }: { readonly parts: readonly TextPart[] }) {
  return (
    <span>
      {parts.map(({ text, same, at }) =>
        same ? <span key={at}>{text}</span> : <mark key={at}>{text}</mark>,
      )}
    </span>
  );
}
