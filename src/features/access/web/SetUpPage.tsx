import { choicesOf } from '../../../platform/web/filter-field.ts';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import {
  dutyAccountFields,
  dutyAccountsOf,
  newAccountFields,
  newAccountOf,
  textOf,
} from './account-fields.ts';
import { listSetUpRegionsRoute, setUpRoute } from '../../installation/set-up.contract.ts';
import { rootKinds } from '../../installation/set-up.ts';
import { SetupCodeInput } from './SetupCodeInput.tsx';
import { SetUpModeChoice } from './SetUpModeChoice.tsx';

const splits = (values: FormValues) => values.mode === 'split';
const tries = (values: FormValues) => !splits(values);

const FIELDS: readonly FormField[] = [
  {
    kind: 'custom',
    field: 'code',
    title: '一次性代码',
    section: '一、验证',
    required: true,
    wide: true,
    control: <SetupCodeInput />,
    help: '显示在启动社组通的控制台窗口里，15 分钟内有效。只有能看到控制台的人才能完成初始设置。',
  },
  {
    kind: 'text',
    field: 'rootPartyOrg.name',
    title: '最上级党组织全称',
    section: '二、单位',
    required: true,
    wide: true,
    placeholder: '例如：中共洋县社会组织工作委员会',
    help: '本系统管理的党组织都在它之下。',
  },
  {
    kind: 'select',
    field: 'rootPartyOrg.kind',
    title: '党组织类别',
    section: '二、单位',
    required: true,
    options: choicesOf(rootKinds),
  },
  {
    kind: 'tree',
    field: 'regionCode',
    title: '所在行政区划',
    section: '二、单位',
    required: true,
    route: listSetUpRegionsRoute,
    help: '可以直接输入地名查找。',
  },
  {
    kind: 'text',
    field: 'siteName',
    title: '系统名称',
    section: '二、单位',
    required: true,
    wide: true,
    placeholder: '例如：洋县社会组织党建',
    help: '显示在登录页和每一页的左上角。',
  },
  {
    kind: 'custom',
    field: 'mode',
    title: '管理方式',
    section: '三、首批账号',
    required: true,
    wide: true,
    control: <SetUpModeChoice />,
  },
  ...newAccountFields({ path: 'account.', section: '试用账号', shownIf: tries }),
  ...dutyAccountFields(splits),
];

/** The first start: who we are, where, and who holds the keys. */
export function SetUpPage() {
  const { run } = useCommand(setUpRoute, { doneText: '初始设置已完成', refusals: 'returned' });
  return (
    <EntranceCard wide title="初始设置" below="只需要做一次，约两分钟。">
      <RecordForm
        fields={FIELDS}
        initial={{ mode: 'trial', 'rootPartyOrg.kind': 'work_committee' }}
        submitText="完成设置"
        onSubmit={({ values }) => run({ body: bodyOf(values) })}
      />
    </EntranceCard>
  );
}

function bodyOf(values: FormValues) {
  const text = (name: string) => textOf(values, name);
  const site = {
    code: text('code'),
    siteName: text('siteName'),
    rootPartyOrg: { name: text('rootPartyOrg.name'), kind: text('rootPartyOrg.kind') },
    regionCode: text('regionCode'),
  };
  return values.mode === 'split'
    ? { ...site, mode: 'split' as const, accounts: dutyAccountsOf(values) }
    : { ...site, mode: 'trial' as const, account: newAccountOf(values, 'account.') };
}
