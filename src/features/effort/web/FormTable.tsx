import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import type { Effort } from '../effort.contract.ts';
import { timeText } from './effort-words.ts';

type FormRow = Effort['forms'][number];

/** Both end as one record of a meeting. */
const RECORDS: readonly string[] = ['record', 'convened'];

interface FormTableProps {
  readonly effort: Effort;
  readonly partyOrg: string | undefined;
}

/** What each form asks for, what of it the product has filled in, and how often it was used. */
export function FormTable({ effort: { year, forms }, partyOrg }: FormTableProps) {
  const inYear = { partyOrg, from: `${year}-01-01`, to: `${year}-12-31` };
  const lists: Readonly<Record<string, string>> = {
    announce: pageAddress('/convenings', inYear),
    // That list is of one branch or of all.
    ...(partyOrg === undefined ? { appraise: pageAddress('/appraisals', { year }) } : {}),
    plan: pageAddress('/year-plans', { partyOrg, year, plan: 'yes' }),
  };
  const number = (key: string, title: string, value: (row: FormRow) => number): DataColumn<FormRow> => ({
    key,
    title,
    kind: 'number',
    width: 118,
    value,
  });
  const columns: readonly DataColumn<FormRow>[] = [
    { key: 'name', title: '表单', width: 150, value: ({ name }) => name },
    { key: 'when', title: '什么时候', width: 180, value: ({ when }) => when },
    {
      key: 'made',
      title: '本年已有（次）',
      kind: 'number',
      width: 130,
      render: ({ code, name, made }) =>
        made === null ? (
          <span className="quiet">不另计</span>
        ) : (
          <NumberLink count={made} to={lists[code]} label={`本年的${name}`} />
        ),
    },
    number('needed', '必填（栏）', ({ needed }) => needed),
    number('neededAhead', '必填里系统已填', ({ neededAhead }) => neededAhead),
    number('byHand', '必填里自己填', ({ needed, neededAhead }) => needed - neededAhead),
    number('all', '一共（栏）', ({ all }) => all),
    number('ahead', '一共里系统已填', ({ ahead }) => ahead),
    { key: 'time', title: '每次约', width: 116, value: ({ least, most }) => timeText(least, most) },
  ];
  return (
    <>
      <h2 className="section-title">按表单：每次填几栏</h2>
      <DataTable<FormRow>
        name="effort-forms"
        title="按表单"
        toolbar={false}
        columns={columns}
        rows={forms}
        rowKey={({ code }) => code}
        empty={{ reason: '没有表单。' }}
      />
      <p className="quiet">
        两种登记合计{' '}
        <NumberLink
          count={forms.reduce((sum, { code, made }) => sum + (RECORDS.includes(code) ? (made ?? 0) : 0), 0)}
          unit="次组织生活"
          to={pageAddress('/meetings', inYear)}
        />
        ；通知过后来取消的，也算一次通知。
      </p>
    </>
  );
}
