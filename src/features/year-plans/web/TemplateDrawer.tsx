import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { sizeBands } from '../../social-orgs/social-org.ts';
import { dutiesOfYear, linesOfDuties } from '../plan-duty.rules.ts';
import { addPlanTemplateRoute, changePlanTemplateRoute, type PlanTemplate } from '../year-plan.contract.ts';
import { PlanLinesField } from './PlanLinesField.tsx';

interface TemplateDrawerProps {
  readonly year: number;
  /** Null: a new one. */
  readonly template: PlanTemplate | null;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A branch of the usual kind, by the articles alone. */
function articlesOf(year: number) {
  const firstOn = `${year}-01-01`;
  const always = [{ from: firstOn, to: null }];
  const branch = { usual: true, firstOn, endedOn: null, committee: always, groups: always };
  return dutiesOfYear(branch, [], year, firstOn);
}

/** A template: for whom, why, and what is suggested; a new one begins with what the articles ask. */
export function TemplateDrawer({ year, template, open, onClose }: TemplateDrawerProps) {
  const duties = articlesOf(year);
  const add = useCommand(addPlanTemplateRoute, { doneText: '已设', refusals: 'returned' });
  const change = useCommand(changePlanTemplateRoute, { doneText: '已修改', refusals: 'returned' });
  return (
    <FormDrawer
      title={template === null ? `新建${year}年计划模板` : `修改“${template.name}”`}
      open={open}
      onClose={onClose}
      initial={
        template === null
          ? { orgTypes: [], sizeBands: [], lines: linesOfDuties(duties) }
          : { ...template, orgTypes: template.orgTypes, sizeBands: template.sizeBands }
      }
      fields={[
        ...(template === null ? [OFFICE] : []),
        ...FIELDS,
        {
          kind: 'custom',
          field: 'lines',
          title: '一年的安排',
          wide: true,
          control: <PlanLinesField duties={duties} />,
        },
      ]}
      onSubmit={({ values }) => {
        const body = bodyOf(values);
        if (template !== null) {
          return change.run({ params: { id: template.id }, body: { ...body, version: template.version } });
        }
        return add.run({ body: { ...body, year, partyOrgId: text(values.partyOrgId) } });
      }}
    />
  );
}

const OFFICE: FormField = {
  kind: 'tree',
  field: 'partyOrgId',
  title: '给哪个党组织所辖的支部',
  required: true,
  wide: true,
  route: listPartyTreeRoute,
};

const FIELDS: readonly FormField[] = [
  { kind: 'text', field: 'name', title: '名称', required: true, max: 60, placeholder: '例如：小型社会团体' },
  {
    kind: 'text',
    field: 'basis',
    title: '依据',
    required: true,
    max: 200,
    placeholder: '例如：本县年度工作要点',
  },
  {
    kind: 'select',
    field: 'orgTypes',
    title: '社会组织类型',
    multiple: true,
    options: choicesOf(socialOrgTypes.entries),
    help: '不选：各类都适用',
  },
  {
    kind: 'select',
    field: 'sizeBands',
    title: '人员规模',
    multiple: true,
    options: choicesOf(sizeBands.entries),
    help: '不选：不分大小',
  },
];

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown) => (Array.isArray(value) ? value : []);

function bodyOf(values: FormValues) {
  return {
    name: text(values.name),
    basis: text(values.basis),
    orgTypes: list(values.orgTypes) as PlanTemplate['orgTypes'] as never[],
    sizeBands: list(values.sizeBands) as PlanTemplate['sizeBands'] as never[],
    lines: list(values.lines) as PlanTemplate['lines'],
  };
}
