import { PageLink } from './navigation.tsx';
import { countText } from './rate-text.ts';

interface NumberLinkProps {
  /** Null: not known, shown as 未核实. */
  readonly count: number | null;
  readonly to?: string | undefined;
  /** Instead of an address: opens a drawer and keeps the place. */
  readonly onOpen?: (() => void) | undefined;
  readonly unit?: string | undefined;
  readonly label?: string | undefined;
}

/** A count that opens what it counts; nothing opens nothing. */
export function NumberLink({ count, to, onOpen, unit, label }: NumberLinkProps) {
  if (count === null) return <span className="quiet">未核实</span>;
  const text = unit === undefined ? countText(count) : `${countText(count)} ${unit}`;
  const spoken = label === undefined ? {} : { 'aria-label': `${label} ${text}` };
  if (count === 0) return <span className="number">{text}</span>;
  if (onOpen !== undefined) {
    return (
      <button type="button" className="number link-button" onClick={onOpen} {...spoken}>
        {text}
      </button>
    );
  }
  if (to === undefined) return <span className="number">{text}</span>;
  return (
    <PageLink to={to} className="number" {...spoken}>
      {text}
    </PageLink>
  );
}
