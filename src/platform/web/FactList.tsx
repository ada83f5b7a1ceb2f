import type { ReactNode } from 'react';

export interface Fact {
  readonly title: string;
  /** Null or undefined: not known, shown as 未核实. */
  readonly value: ReactNode | null | undefined;
  /** In quiet type behind the value: the source and day of a declared figure. */
  readonly note?: ReactNode;
  /** Takes the whole row: addresses, remarks. */
  readonly wide?: boolean;
  /** What an empty value means here, where it is not 未核实: 无, 长期. */
  readonly empty?: string;
}

/** What is known about a record, with what is not known said so. */
export function FactList({ title, facts }: { readonly title?: ReactNode; readonly facts: readonly Fact[] }) {
  return (
    <section className="fact-list">
      {title === undefined ? null : <h2>{title}</h2>}
      <dl>
        {facts.map(({ title: name, value, note, wide, empty = '未核实' }) => (
          <div key={name} className={wide === true ? 'fact wide' : 'fact'}>
            <dt>{name}</dt>
            <dd>
              {isKnown(value) ? value : <span className="quiet">{empty}</span>}
              {note === undefined ? null : <span className="quiet fact-note">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isKnown(value: ReactNode | null | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}
