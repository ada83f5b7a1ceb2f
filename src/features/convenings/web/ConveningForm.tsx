import { Form, Select } from 'antd';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { type Outcome, useRoute } from '../../../platform/web/use-route.ts';
import { isMeetingKind } from '../../codes/tables/meeting.ts';
import { assemblies, type Assembly, assemblyNames } from '../../meetings/meeting.ts';
import { readRollCallRoute } from '../../meetings/meeting.contract.ts';
import { assemblyOf } from '../../meetings/meeting.rules.ts';
import type { ConveningDraft } from '../convening.ts';
import { kindChoices } from '../../meetings/kind-choices.ts';
import { listMeetingKindsRoute } from '../../meetings/meeting-kind.contract.ts';

interface ConveningFormProps {
  readonly initial: FormValues;
  readonly first?: readonly FormField[];
  readonly submitText: string;
  readonly onSubmit: (values: FormValues, draft: ReturnType<typeof draftOf>) => Promise<Outcome<unknown>>;
  readonly onCancel: () => void;
}

/** When, where and what: everything else follows. */
export function ConveningForm({ initial, first = [], submitText, onSubmit, onCancel }: ConveningFormProps) {
  const own = useRoute(listMeetingKindsRoute, {});
  const choices = kindChoices(own.data?.rows ?? [], officeToday());
  const fields: FormField[] = [
    ...first,
    {
      kind: 'select',
      field: 'kinds',
      title: '类型',
      required: true,
      multiple: true,
      options: choices.filter(({ value }) => assemblyOf([value].filter(isMeetingKind)) !== 'round'),
      help: '一次可以算几种，例如支部党员大会上同时上党课',
    },
    {
      kind: 'select',
      field: 'assembly',
      title: '通知谁',
      options: assemblies
        .filter((each) => each !== 'round')
        .map((each) => ({ value: each, label: assemblyNames[each] })),
      shownIf: (values) => assemblyOf(kindsIn(values)) === 'any',
    },
    {
      kind: 'custom',
      field: 'partyGroup',
      title: '党小组',
      required: true,
      control: <GroupSelect />,
      shownIf: (values) => assemblyIn(values) === 'group',
    },
    { kind: 'day', field: 'onDay', title: '日期', required: true, notBefore: officeToday() },
    { kind: 'text', field: 'startsAt', title: '时间', required: true, max: 5, placeholder: '例如 19:30' },
    { kind: 'text', field: 'place', title: '地点', required: true, max: 100 },
    {
      kind: 'text',
      field: 'topic',
      title: '议题',
      max: 200,
      wide: true,
      help: '应到的人打开通知后看到；不写进发到群里的文字',
    },
    { kind: 'long-text', field: 'agenda', title: '议程', max: 2000 },
  ];
  return (
    <div className="panel meeting-form">
      <RecordForm
        fields={fields}
        initial={initial}
        submitText={submitText}
        onCancel={onCancel}
        onSubmit={({ values }) => onSubmit(values, draftOf(values))}
      />
    </div>
  );
}

function kindsIn({ kinds }: FormValues) {
  return Array.isArray(kinds) ? kinds.filter(isMeetingKind) : [];
}

function assemblyIn(values: FormValues): ConveningDraft['assembly'] {
  const called = assemblyOf(kindsIn(values));
  if (called !== 'any' && called !== null && called !== 'round') return called;
  const chosen = values.assembly as Assembly | undefined;
  return chosen === 'committee' || chosen === 'group' ? chosen : 'members';
}

function draftOf(values: FormValues) {
  const text = (field: string) => (typeof values[field] === 'string' ? values[field] : null);
  const assembly = assemblyIn(values);
  return {
    kinds: kindsIn(values),
    assembly,
    partyGroup: assembly === 'group' ? text('partyGroup') : null,
    onDay: text('onDay') ?? '',
    startsAt: text('startsAt') ?? '',
    place: text('place') ?? '',
    topic: text('topic'),
    agenda: text('agenda'),
  };
}

interface GroupSelectProps {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly id?: string;
}

/** The groups into which the branch is divided. */
function GroupSelect({ value, onChange, id }: GroupSelectProps) {
  const branch = Form.useWatch('partyOrgId', Form.useFormInstance<FormValues>()) as string | undefined;
  const params = { id: branch ?? '' };
  const query = { assembly: 'members', on: officeToday() } as const;
  const roll = useRoute(readRollCallRoute, { params, query }, { enabled: branch !== undefined });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      options={(roll.data?.groups ?? []).map((group) => ({ value: group, label: group }))}
      placeholder="选择党小组"
    />
  );
}
