import type { FormField } from '../../../platform/web/form-field.ts';

const PASSWORD_HELP =
  '至少 10 位，含大小写字母、数字、符号中的三种；或不少于 16 位的一句话。不能含登录名和姓名，不能用常见密码。';

/** The second factor, wherever it is asked for. */
export const FACTOR_CODE_FIELD: FormField = {
  kind: 'text',
  field: 'code',
  title: '动态码',
  required: true,
  wide: true,
  help: '手机验证器上的 6 位数字；手机不在手边的，填一个恢复码。',
  autoComplete: 'one-time-code',
  autoFocus: true,
};

interface AccountFieldOptions {
  /** In front of the names: `accounts.system.` */
  readonly path: string;
  readonly section: string;
  readonly shownIf?: NonNullable<FormField['shownIf']>;
}

/** Sign-in name, name and password of one new account. */
export function newAccountFields({ path, section, shownIf }: AccountFieldOptions): FormField[] {
  const place = { section, required: true, ...(shownIf === undefined ? {} : { shownIf }) };
  return [
    {
      ...place,
      kind: 'text',
      field: `${path}signInName`,
      title: '登录名',
      help: '汉字、字母或数字，登录时填写。',
      autoComplete: 'off',
    },
    {
      ...place,
      kind: 'text',
      field: `${path}displayName`,
      title: '姓名',
      help: '操作记录中显示的名字。',
      autoComplete: 'off',
    },
    {
      ...place,
      kind: 'secret',
      field: `${path}password`,
      title: '密码',
      wide: true,
      help: PASSWORD_HELP,
      autoComplete: 'new-password',
    },
  ];
}

/** The fields of 三员: one account for each duty. */
export function dutyAccountFields(shownIf?: NonNullable<FormField['shownIf']>): FormField[] {
  const parts = [
    ['system', '系统管理员：开设和停用账号'],
    ['security', '安全管理员：授予和收回权限'],
    ['audit', '安全审计员：查看操作记录'],
  ] as const;
  return parts.flatMap(([part, section]) =>
    newAccountFields({ path: `accounts.${part}.`, section, ...(shownIf === undefined ? {} : { shownIf }) }),
  );
}

/** A text field of a form; what was left empty is refused by the server as empty. */
export function textOf(values: Record<string, unknown>, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** One account out of a form's flat values. */
export function newAccountOf(values: Record<string, unknown>, path: string) {
  const text = (name: string) => textOf(values, `${path}${name}`);
  return { signInName: text('signInName'), displayName: text('displayName'), password: text('password') };
}

export function dutyAccountsOf(values: Record<string, unknown>) {
  return {
    system: newAccountOf(values, 'accounts.system.'),
    security: newAccountOf(values, 'accounts.security.'),
    audit: newAccountOf(values, 'accounts.audit.'),
  };
}

export const OWN_PASSWORD_FIELDS: readonly FormField[] = [
  {
    kind: 'secret',
    field: 'currentPassword',
    title: '当前密码',
    required: true,
    wide: true,
    autoComplete: 'current-password',
  },
  {
    kind: 'secret',
    field: 'newPassword',
    title: '新密码',
    required: true,
    wide: true,
    help: `${PASSWORD_HELP}也不能用最近 5 次用过的密码。`,
    autoComplete: 'new-password',
  },
];
