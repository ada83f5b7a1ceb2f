import { type ReactNode, useEffect } from 'react';

interface PageTitleProps {
  readonly title: string;
  /** Behind the title: a status, a count. */
  readonly beside?: ReactNode;
  /** Below the title in quiet type: the scope, the day. */
  readonly below?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
}

/** The head of a page; names the browser's tab too, so that twenty tabs can be told apart. */
export function PageTitle({ title, beside, below, actions }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} - 社组通`;
  }, [title]);
  return (
    <header className="page-title">
      <div className="page-title-words">
        <div className="page-title-line">
          <h1>{title}</h1>
          {beside}
        </div>
        {below === undefined ? null : <div className="page-title-below quiet">{below}</div>}
      </div>
      {actions === undefined ? null : <div className="page-title-actions no-print">{actions}</div>}
    </header>
  );
}
