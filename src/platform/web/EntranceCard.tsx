import { type ReactNode, useEffect } from 'react';

interface EntranceCardProps {
  readonly title: string;
  /** Below the title, in quiet type: what happens here. */
  readonly below?: ReactNode;
  /** For more than one short form. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The one card of a page outside the shell: signing in, setting up, choosing a password. */
export function EntranceCard({ title, below, wide = false, children }: EntranceCardProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} - 社组通`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <main className={wide ? 'entrance-card wide' : 'entrance-card'}>
      <p className="shell-mark">社组通</p>
      <h1>{title}</h1>
      {below === undefined ? null : <div className="quiet">{below}</div>}
      <div className="entrance-body">{children}</div>
    </main>
  );
}
