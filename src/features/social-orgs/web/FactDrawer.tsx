import { choicesOf } from '../../../platform/web/filter-field.ts';
import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import type { RouteCall } from '../../../platform/contract/route.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { findAdvisorAccountsRoute } from '../../access/advisor-accounts.contract.ts';
import { saveFactRoute } from '../social-org.contract.ts';
import { type SocialOrgFactKind, socialOrgFactFields, socialOrgFactNames } from '../social-org-fact.ts';
import type { FactView } from './fact-columns.tsx';
import { useWarnings } from '../../../platform/web/use-warnings.ts';

interface FactDrawerProps {
  readonly kind: SocialOrgFactKind;
  readonly socialOrgId: string;
  readonly edited: FactView | 'new' | null;
  readonly onClose: () => void;
}

/** The form of one fact. */
export function FactDrawer({ kind, socialOrgId, edited, onClose }: FactDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(saveFactRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  const stored = edited === 'new' ? null : edited;
  const title = `${stored === null ? '登记' : '修改'}${socialOrgFactNames[kind]}`;
  return (
    <FormDrawer
      title={title}
      open={edited !== null}
      onClose={onClose}
      fields={fieldsOf(kind)}
      initial={stored === null ? STARTS[kind] : valuesOf(stored)}
      onSubmit={({ values }) =>
        run({
          params: { id: socialOrgId },
          body: bodyOf(kind, stored?.id, values),
        })
      }
    />
  );
}

/** The account is chosen by who holds the advisor's role: by it the advisor sees the organisation. */
const ACCOUNT: FormField = {
  kind: 'tree',
  field: 'accountId',
  title: '登录账号',
  help: '选定后，指导员登录就能看到这个社会组织',
  route: findAdvisorAccountsRoute,
};

function fieldsOf(kind: SocialOrgFactKind): readonly FormField[] {
  const fields = socialOrgFactFields[kind].map((field) => formField(kind, field));
  return kind === 'advisors' ? [...fields, ACCOUNT] : fields;
}

const STARTS: Readonly<Record<SocialOrgFactKind, FormValues>> = {
  heads: {},
  annualChecks: {},
  evaluations: {},
  creditListings: { kind: 'abnormal' },
  massOrgs: { doesPartyWork: true },
  advisors: { kind: 'advisor', fromOn: officeToday() },
  declaredFigures: { declaredOn: officeToday() },
};

function valuesOf(stored: FactView): FormValues {
  return { ...stored, ...('grade' in stored ? { grade: String(stored.grade) } : {}) };
}

/** The form holds what the contract asks for; the server judges every value once more. */
function bodyOf(
  kind: SocialOrgFactKind,
  factId: string | undefined,
  fact: FormValues,
): RouteCall<typeof saveFactRoute>['body'] {
  const texts = Object.fromEntries(
    Object.entries(fact).map(([field, value]) => [field, value ?? (isRequired(kind, field) ? '' : null)]),
  );
  return { kind, fact: texts, ...(factId === undefined ? {} : { factId }) } as unknown as RouteCall<
    typeof saveFactRoute
  >['body'];
}

function isRequired(kind: SocialOrgFactKind, name: string): boolean {
  const fields: readonly FieldDefinition[] = socialOrgFactFields[kind];
  return fields.some(({ field, required }) => field === name && required === true);
}

function formField(kind: SocialOrgFactKind, definition: FieldDefinition): FormField {
  const { field, title, required = false, help, maxLength } = definition;
  const words = { field, title, required, ...(help === undefined ? {} : { help }) };
  switch (definition.kind) {
    case 'count':
      return { ...words, kind: 'number' };
    case 'day':
      // An end may be foreseen.
      return { ...words, kind: 'day', ...(field === 'toOn' ? {} : { notAfter: officeToday() }) };
    case 'code':
      return {
        ...words,
        kind: 'select',
        options: choicesOf(definition.choices ?? []),
        ...(kind === 'heads' && field === 'deputyRoles' ? { multiple: true } : {}),
      };
    case 'yes-no':
      return { ...words, kind: 'yes-no' };
    default:
      return { ...words, kind: 'text', ...(maxLength === undefined ? {} : { max: maxLength }) };
  }
}
