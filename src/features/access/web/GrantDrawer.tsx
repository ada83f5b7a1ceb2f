import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import type { TreeRoute } from '../../../platform/web/tree-route.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { grantableKinds, grantRoleRoute, listGrantScopesRoute } from '../accounts.contract.ts';
import { type Role, roleNames, roles, type ScopeKind, scopeKindNames, scopeKindsOfRole } from '../role.ts';

type Kind = (typeof grantableKinds)[number];

const SCOPE_TITLES: Readonly<Record<Kind, string>> = {
  party: '党组织',
  place: '行政区划',
  body: '业务主管单位',
};

/** What the form means by its fields: the kind is asked only where the role leaves a choice. */
function kindOf({ role, scopeKind }: FormValues): ScopeKind | undefined {
  if (role === undefined || role === null) return undefined;
  const kinds = scopeKindsOfRole[role as Role];
  return kinds.length === 1 ? kinds[0] : (scopeKind as ScopeKind | undefined);
}

/** The tree of one kind; a picker asks without parameters, so the kind stands in the path. */
function routeOf(kind: Kind): TreeRoute {
  return {
    ...listGrantScopesRoute,
    id: `${listGrantScopesRoute.id}.${kind}`,
    path: listGrantScopesRoute.path.replace(':kind', kind),
  };
}

const FIELDS: readonly FormField[] = [
  {
    kind: 'select',
    field: 'role',
    title: '角色',
    required: true,
    wide: true,
    options: roles.map((role) => ({ value: role, label: roleNames[role] })),
  },
  {
    kind: 'select',
    field: 'scopeKind',
    title: '按什么划定管理范围',
    required: true,
    wide: true,
    options: grantableKinds.map((kind) => ({ value: kind, label: scopeKindNames[kind] })),
    help: '党员信息只有按党组织范围授权的人能看到。',
    shownIf: ({ role }) => role !== undefined && role !== null && scopeKindsOfRole[role as Role].length > 1,
  },
  ...grantableKinds.map(
    (kind): FormField => ({
      kind: 'tree',
      field: `scope.${kind}`,
      title: SCOPE_TITLES[kind],
      required: true,
      wide: true,
      route: routeOf(kind),
      help: kind === 'body' ? '只能看到以它为业务主管单位的社会组织。' : '包括它下面的各级。',
      shownIf: (values) => kindOf(values) === kind,
    }),
  ),
];

interface GrantDrawerProps {
  readonly accountId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Gives an account a role: which, and over what. */
export function GrantDrawer({ accountId, open, onClose }: GrantDrawerProps) {
  const { run } = useCommand(grantRoleRoute, { doneText: '已授权', refusals: 'returned' });
  return (
    <FormDrawer
      title="授权"
      open={open}
      onClose={onClose}
      fields={FIELDS}
      submitText="授权"
      onSubmit={({ values }) => run({ params: { id: accountId }, body: bodyOf(values) })}
    />
  );
}

function bodyOf(values: FormValues) {
  const scopeKind = kindOf(values) ?? 'none';
  const scopeId = values[`scope.${scopeKind}`];
  return {
    role: values.role as Role,
    scopeKind,
    ...(typeof scopeId === 'string' ? { scopeId } : {}),
  };
}
