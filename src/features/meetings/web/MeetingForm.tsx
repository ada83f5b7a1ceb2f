import './meetings.css';
import { AutoComplete, Form } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { type Outcome, useRoute } from '../../../platform/web/use-route.ts';
import { countRoll } from '../attendance.rules.ts';
import { assemblies, type Assembly, assemblyNames, MOST_MINUTES } from '../meeting.ts';
import { type Called, readRollCallRoute } from '../meeting.contract.ts';
import { asksAssembly, assemblyIn, type RollLine, type RollValue, togetherIn } from './meeting-form.ts';
import { HintList } from './HintList.tsx';
import { ResolutionsField } from './ResolutionsField.tsx';
import { RollField } from './RollField.tsx';
import { StudiedField } from './StudiedField.tsx';
import { useHints } from './use-hints.ts';
import { useKindChoices } from './use-kind-choices.ts';

interface MeetingFormProps {
  readonly initial: FormValues;
  /** Before the usual fields: which branch. */
  readonly first?: readonly FormField[];
  /** After them: why it is put right. */
  readonly last?: readonly FormField[];
  /** Of a correction: who was called stays as it was. */
  readonly fixed?: Assembly;
  /** Of a correction: what is corrected. */
  readonly corrects?: { readonly partyOrgId: string; readonly meetingId: string };
  readonly onSubmit: (values: FormValues, assembly: Assembly) => Promise<Outcome<unknown>>;
  readonly onCancel: () => void;
}

/** What was held and who was there on one screen; the record's other parts may follow later. */
export function MeetingForm({
  initial,
  first = [],
  last = [],
  fixed,
  corrects,
  onSubmit,
  onCancel,
}: MeetingFormProps) {
  const { hints, look } = useHints(corrects);
  const choices = useKindChoices('form');
  const called = (values: FormValues) => fixed ?? assemblyIn(values);
  const meets = (values: FormValues) => called(values) !== 'round' && called(values) !== null;
  const fields: FormField[] = [
    ...first,
    {
      kind: 'select',
      field: 'kinds',
      title: '类型',
      required: true,
      multiple: true,
      options: [...choices],
      help: '一次可以算几种，先选主要的，例如支部党员大会上同时上党课',
    },
    {
      kind: 'custom',
      field: 'kindsTogether',
      title: '几种合并记作一次',
      wide: true,
      control: <KindsTogether />,
      shownIf: (values) => togetherIn(values).length > 0,
    },
    { kind: 'day', field: 'heldOn', title: '日期', required: true, notAfter: officeToday() },
    {
      kind: 'select',
      field: 'assembly',
      title: '点谁的名',
      options: assemblies
        .filter((each) => each !== 'round')
        .map((each) => ({ value: each, label: assemblyNames[each] })),
      shownIf: (values) => fixed === undefined && asksAssembly(values),
    },
    {
      kind: 'custom',
      field: 'partyGroup',
      title: '党小组',
      required: true,
      control: <GroupInput />,
      shownIf: (values) => fixed === undefined && called(values) === 'group',
    },
    {
      kind: 'custom',
      field: 'roll',
      title: '点名',
      wide: true,
      control: <RollField waiting="选好党组织、类型和日期后，在这里点名。" />,
      shownIf: meets,
    },
    {
      kind: 'number',
      field: 'elsewherePresent',
      title: '由别处管理、在本支部有表决权的党员到会',
      unit: '人',
      help: '组织关系在本支部、由其他支部管理的党员：名册在管理支部，这里只记人数',
      shownIf: ({ roll }) => ((roll as RollValue | undefined)?.votersElsewhere ?? 0) > 0,
    },
    {
      kind: 'number',
      field: 'talksPlanned',
      title: '应谈',
      unit: '人次',
      required: true,
      shownIf: (values) => called(values) === 'round',
    },
    {
      kind: 'number',
      field: 'talksDone',
      title: '已谈',
      unit: '人次',
      required: true,
      shownIf: (values) => called(values) === 'round',
    },
    ...recordFields(meets, called),
    ...last,
  ];
  return (
    <div className="panel meeting-form">
      <RecordForm
        fields={fields}
        initial={initial}
        submitText={hints.length === 0 ? '保存' : '照样保存'}
        onCancel={onCancel}
        onSubmit={async ({ values }) => {
          const assembly = called(values) ?? 'members';
          if (await look(values, assembly)) return { done: false, refusals: [] };
          return onSubmit(values, assembly);
        }}
      >
        {fixed === undefined ? <RollCaller /> : null}
        <HintList hints={hints} />
      </RecordForm>
    </div>
  );
}

const RECORD = '会议记录（可以以后补）';

function recordFields(
  meets: (values: FormValues) => boolean,
  called: (values: FormValues) => Assembly | null,
): FormField[] {
  const text = (field: string, title: string, max: number, more: object = {}): FormField => ({
    kind: 'text',
    field,
    title,
    max,
    section: RECORD,
    shownIf: meets,
    ...more,
  });
  return [
    text('topic', '议题', 200, { wide: true }),
    text('startsAt', '时间', 5, { placeholder: '例如 19:30' }),
    text('place', '地点', 100),
    text('chair', '主持人', 50),
    text('recorder', '记录人', 50),
    { kind: 'number', field: 'guests', title: '列席', unit: '人', section: RECORD, shownIf: meets },
    { kind: 'long-text', field: 'agenda', title: '议程', max: 2000, section: RECORD, shownIf: meets },
    {
      kind: 'custom',
      field: 'studied',
      title: '学习材料',
      wide: true,
      section: RECORD,
      control: <StudiedField />,
      shownIf: meets,
    },
    {
      kind: 'long-text',
      field: 'minutes',
      title: '讨论情况',
      max: MOST_MINUTES,
      section: RECORD,
      shownIf: meets,
    },
    {
      kind: 'custom',
      field: 'resolutions',
      title: '决议',
      wide: true,
      section: RECORD,
      control: <Resolutions called={called} />,
      shownIf: meets,
    },
  ];
}

/** What the kinds that are chosen say to each other, before anything is sent. */
function KindsTogether() {
  const values = (Form.useWatch((all: FormValues) => all, Form.useFormInstance<FormValues>()) ??
    {}) as FormValues;
  return togetherIn(values).map(({ message }) => (
    <p key={message} className="quiet">
      {message}
    </p>
  ));
}

interface BoundProps<Value> {
  readonly value?: Value;
  readonly onChange?: (value: Value) => void;
  readonly id?: string;
}

/** The question for the roll that the filled-in fields make, or null. */
function useRollQuestion() {
  const values = (Form.useWatch((all: FormValues) => all, Form.useFormInstance<FormValues>()) ??
    {}) as FormValues;
  const assembly = assemblyIn(values);
  const { partyOrgId, heldOn, partyGroup } = values as Record<string, string | undefined>;
  if (!partyOrgId || !heldOn || assembly === null || assembly === 'round') return null;
  const group = assembly === 'group' && partyGroup ? { partyGroup } : {};
  return { params: { id: partyOrgId }, query: { assembly, on: heldOn, ...group } };
}

const NO_QUESTION = { params: { id: '' }, query: { assembly: 'members', on: '' } } as const;

function useRollCall() {
  const question = useRollQuestion();
  const answer = useRoute(readRollCallRoute, question ?? NO_QUESTION, { enabled: question !== null });
  return { key: JSON.stringify(question), people: question === null ? undefined : answer.data };
}

/** Calls the roll anew whenever it is of somebody else, and leaves what was ticked otherwise. */
function RollCaller() {
  const form = Form.useFormInstance<FormValues>();
  const { key, people } = useRollCall();
  useEffect(() => {
    const before = form.getFieldValue('roll') as RollValue | undefined;
    if (people === undefined) return;
    if (!form.getFieldValue('chair') && people.chair !== null) form.setFieldsValue({ chair: people.chair });
    if (before?.of === key) return;
    const lines = people.people.map(lineOf);
    form.setFieldsValue({ roll: { of: key, lines, votersElsewhere: people.votersElsewhere } });
  }, [form, key, people]);
  return null;
}

/** Everybody is there, but for who is left out where it votes: of those nobody expects it. */
function lineOf(person: Called): RollLine {
  if (!person.leftOut) return { ...person, state: 'present', reason: null };
  return { ...person, state: 'leave', reason: '已批准不计入应到' };
}

function GroupInput({ value, onChange, id }: BoundProps<string>) {
  const { people } = useRollCall();
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      options={(people?.groups ?? []).map((group) => ({ value: group }))}
      placeholder="选择或填写党小组"
    />
  );
}

interface ResolutionsProps extends Omit<Parameters<typeof ResolutionsField>[0], 'assembly' | 'counts'> {
  readonly called: (values: FormValues) => Assembly | null;
}

/** Knows from the roll how many votes it takes. */
function Resolutions({ called, ...bound }: ResolutionsProps): ReactNode {
  const values = (Form.useWatch((all: FormValues) => all, Form.useFormInstance<FormValues>()) ??
    {}) as FormValues;
  const roll = values.roll as RollValue | undefined;
  const people = (roll?.lines ?? []).map((line) => ({ ...line, memberId: line.id, postId: null }));
  const elsewhere = {
    total: roll?.votersElsewhere ?? 0,
    present: Number(values.elsewherePresent ?? 0),
  };
  return (
    <ResolutionsField
      {...bound}
      assembly={called(values) ?? 'members'}
      counts={countRoll(people, roll?.lines ?? [], elsewhere, true)}
    />
  );
}
