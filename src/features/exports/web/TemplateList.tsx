import { addressOf } from '../../../platform/web/api-client.ts';
import { importKinds, importKindTitles } from '../../imports/import.ts';
import { downloadTemplateRoute } from '../../imports/imports.contract.ts';

/** Blank templates for an import, for whoever looks for them among the files to take out. */
export function TemplateList() {
  return (
    <section className="panel" aria-labelledby="export-templates">
      <h2 id="export-templates" className="export-heading">
        空白模板
      </h2>
      <p className="quiet">带下拉选项、示例和填写说明，填好后从“导入”上传。</p>
      <ul className="export-templates">
        {importKinds.map((kind) => (
          <li key={kind}>
            <a href={addressOf(downloadTemplateRoute, { params: { kind } })} download>
              {importKindTitles[kind]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
