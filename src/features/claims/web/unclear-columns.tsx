import type { DataColumn } from '../../../platform/web/data-column.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { responsibilityPrinciples } from '../../codes/tables/party-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import type { SuggestionView, UnclearOrgRow } from '../unclear-org.contract.ts';
import { ClaimStateTag } from './claim-words.tsx';

/** Both lists: what the organisation is, who has it for now, who is named, who should answer by its facts. */
export const unclearColumns: readonly DataColumn<UnclearOrgRow>[] = [
  { key: 'name', title: '名称', width: 220, value: ({ name }) => name },
  { key: 'holder', title: '现暂由谁负责', width: 180, value: ({ holderName }) => holderName },
  {
    key: 'suggestion',
    title: '建议',
    width: 260,
    render: ({ suggestion }) => <Suggestion suggestion={suggestion} />,
  },
  { key: 'named', title: '已提名', width: 180, render: ({ named }) => <Named named={named} /> },
  { key: 'body', title: '业务主管单位', width: 160, empty: '无', value: (row) => row.supervisingBodyName },
  { key: 'region', title: '行政区划', width: 92, value: ({ regionName }) => regionName },
  {
    key: 'type',
    title: '类型',
    width: 124,
    value: ({ type }) => nameOfCode(socialOrgTypes, type).replace(/（.*）$/, ''),
  },
  { key: 'since', title: '待明确起', kind: 'day', value: ({ since }) => since },
  { key: 'registrar', title: '登记管理机关', optional: true, value: (row) => row.registrarName },
  { key: 'sector', title: '行业领域', optional: true, value: (row) => row.sectorName },
  {
    key: 'creditCode',
    title: '统一社会信用代码',
    kind: 'code',
    optional: true,
    value: (row) => row.creditCode,
  },
];

/** The body that the facts speak for, with the first of its reasons; all of them in the record. */
function Suggestion({ suggestion }: { readonly suggestion: SuggestionView | null }) {
  if (suggestion === null) return <span className="quiet">没有可以建议的</span>;
  const { body, principle, reasons } = suggestion;
  return (
    <>
      <div>{body?.name ?? '还不知道是哪个党组织'}</div>
      <div className="quiet">
        {nameOfCode(responsibilityPrinciples, principle)}：{reasons[0]}
      </div>
    </>
  );
}

function Named({ named }: Pick<UnclearOrgRow, 'named'>) {
  if (named.length === 0) return <span className="quiet">还没有</span>;
  return named.map(({ name, state }) => (
    <div key={name}>
      {name} <ClaimStateTag state={state} />
    </div>
  ));
}
