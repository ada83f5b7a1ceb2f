import { addressOf } from '../../../platform/web/api-client.ts';
import { importKinds, importKindTitles } from '../import.ts';
import { downloadTemplateRoute } from '../imports.contract.ts';
import './imports.css';

/** Templates of every kind, for whoever has no ledger yet. */
export function TemplateLinks() {
  return (
    <p className="import-templates no-print">
      <span className="quiet">下载模板：</span>
      {importKinds.map((kind) => (
        <a key={kind} href={addressOf(downloadTemplateRoute, { params: { kind } })} download>
          {importKindTitles[kind].replace(/（.*/, '')}
        </a>
      ))}
    </p>
  );
}
