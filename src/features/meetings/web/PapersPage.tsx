import './meetings.css';
import { z } from 'zod';
import { addressOf } from '../../../platform/web/api-client.ts';
import { downloadFile, saveFile } from '../../../platform/web/download-file.ts';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { type Outcome, refusalsOf, useRoute } from '../../../platform/web/use-route.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { assemblies, assemblyNames } from '../meeting.ts';
import { printBlankSheetRoute, printYearLedgerRoute } from '../papers.contract.ts';
import { PAPER_FORMATS, USUAL_PURPOSES } from '../paper-words.ts';
import { useKindChoices } from './use-kind-choices.ts';

const ADDRESS = z.object({ partyOrg: z.string().optional(), paper: z.enum(['sheet', 'ledger']).optional() });

/** The sheet that is signed at the meeting, and the ledger of a year. */
export function PapersPage() {
  const session = useRoute(readSessionRoute, {});
  return (
    <>
      <PageTitle
        title="打印签到表和年度台账"
        below="签到表在会前打印，当场签名，会后照着登记；年度台账由登记的记录算出。开过的会在它的记录里打印。"
      />
      <RecordGate query={session}>
        {({ activeGrant: { role, scopeId } }) => (
          <Papers ownBranch={role === 'branch_secretary' ? scopeId : null} />
        )}
      </RecordGate>
    </>
  );
}

function Papers({ ownBranch }: { readonly ownBranch: string | null }) {
  const [{ partyOrg, paper = 'sheet' }] = useAddressState(ADDRESS);
  const notices = useNotices();
  const kinds = useKindChoices('form');
  const make = async (values: FormValues): Promise<Outcome<unknown>> => {
    try {
      const file = await downloadFile(addressIn(values), {
        signal: new AbortController().signal,
        onBytes: () => undefined,
      });
      saveFile(file);
      notices.done(`已生成：${file.name}`);
      return { done: true, answer: null };
    } catch (error) {
      return { done: false, refusals: refusalsOf(error) };
    }
  };
  return (
    <div className="panel meeting-form">
      <RecordForm
        fields={[treeField(ownBranch !== null), ...fieldsOf(kinds)]}
        initial={{
          partyOrgId: ownBranch ?? partyOrg,
          paper,
          assembly: 'members',
          kind: 'branch_assembly',
          on: officeToday(),
          year: Number(officeToday().slice(0, 'YYYY'.length)),
          format: 'pdf',
        }}
        submitText="生成文件"
        onSubmit={({ values }) => make(values)}
      />
    </div>
  );
}

function addressIn({ partyOrgId, paper, format, purpose, ...values }: FormValues): string {
  const params = { id: typeof partyOrgId === 'string' ? partyOrgId : '' };
  if (paper === 'ledger') {
    return addressOf(printYearLedgerRoute, { params, query: { year: values.year, format, purpose } });
  }
  const { assembly, on, partyGroup, kind, startsAt, place, topic } = values;
  return addressOf(printBlankSheetRoute, {
    params,
    query: { assembly, on, partyGroup, kind, startsAt, place, topic, format, purpose },
  });
}

function treeField(disabled: boolean): FormField {
  return {
    kind: 'tree',
    field: 'partyOrgId',
    title: '党组织',
    required: true,
    wide: true,
    route: listPartyTreeRoute,
    disabled,
  };
}

const ofSheet = ({ paper }: FormValues) => paper !== 'ledger';
const ofLedger = ({ paper }: FormValues) => paper === 'ledger';

const fieldsOf = (kinds: ReturnType<typeof useKindChoices>): readonly FormField[] => [
  {
    kind: 'select',
    field: 'paper',
    title: '打印什么',
    required: true,
    options: [
      { value: 'sheet', label: '签到表（空白，会前打印）' },
      { value: 'ledger', label: '年度台账' },
    ],
  },
  { kind: 'number', field: 'year', title: '年份', required: true, min: 1950, max: 2200, shownIf: ofLedger },
  {
    kind: 'select',
    field: 'assembly',
    title: '点谁的名',
    required: true,
    options: assemblies
      .filter((each) => each !== 'round')
      .map((each) => ({ value: each, label: assemblyNames[each] })),
    shownIf: ofSheet,
  },
  {
    kind: 'text',
    field: 'partyGroup',
    title: '党小组',
    required: true,
    max: 40,
    shownIf: (values) => ofSheet(values) && values.assembly === 'group',
  },
  { kind: 'day', field: 'on', title: '日期', required: true, shownIf: ofSheet },
  {
    kind: 'select',
    field: 'kind',
    title: '类型',
    required: true,
    options: kinds,
    shownIf: ofSheet,
  },
  { kind: 'text', field: 'startsAt', title: '时间', max: 20, placeholder: '例如 19:30', shownIf: ofSheet },
  { kind: 'text', field: 'place', title: '地点', max: 100, shownIf: ofSheet },
  { kind: 'text', field: 'topic', title: '议题', max: 200, wide: true, shownIf: ofSheet },
  { kind: 'select', field: 'format', title: '格式', required: true, options: [...PAPER_FORMATS] },
  {
    kind: 'custom',
    field: 'purpose',
    title: '用途',
    required: true,
    control: <PurposeInput usual={USUAL_PURPOSES} />,
    help: '文件里有人员姓名，每页标明谁在什么时候导出；本次导出和用途会记录下来',
  },
];
