import { choicesOf } from '../../../platform/web/filter-field.ts';
import type { CodeTable } from '../../codes/code-table.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { sexes } from '../../codes/tables/sex.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type Correctable, correctable, correctableTitles } from '../correction.ts';
import { askCorrectionRoute } from '../own-record.contract.ts';

const TABLES: Readonly<Partial<Record<Correctable, CodeTable>>> = {
  sex: sexes,
  ethnicity: ethnicities,
  education: educations,
};
const DAYS: readonly Correctable[] = ['bornOn', 'joinedOn', 'fullOn'];

/** The field of the form that holds what is wanted: its kind goes by what is to be put right. */
function keyOf(what: unknown): string {
  if (DAYS.includes(what as Correctable)) return 'wantedDay';
  return (what as string) in TABLES ? `wanted-${String(what)}` : 'wanted';
}

const isAbout = (key: string) => (values: FormValues) =>
  values.what !== undefined && keyOf(values.what) === key;

function fields(): readonly FormField[] {
  const wanted = { title: '应当是', required: true, wide: true } as const;
  return [
    {
      kind: 'select',
      field: 'what',
      title: '哪一项有误',
      required: true,
      wide: true,
      options: correctable.map((what) => ({ value: what, label: correctableTitles[what] })),
    },
    { ...wanted, kind: 'text', field: 'wanted', max: 200, shownIf: isAbout('wanted') },
    { ...wanted, kind: 'day', field: 'wantedDay', notAfter: officeToday(), shownIf: isAbout('wantedDay') },
    ...Object.entries(TABLES).map(
      ([what, { entries }]): FormField => ({
        ...wanted,
        kind: 'select',
        field: `wanted-${what}`,
        options: choicesOf(entries),
        shownIf: isAbout(`wanted-${what}`),
      }),
    ),
    {
      kind: 'long-text',
      field: 'note',
      title: '说明',
      max: 200,
      wide: true,
      help: '例如依据什么材料；支部书记会看到',
    },
  ];
}

interface AskCorrectionDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A member asks the branch to put one thing of the own record right. */
export function AskCorrectionDrawer({ open, onClose }: AskCorrectionDrawerProps) {
  const { run } = useCommand(askCorrectionRoute, { doneText: '已交给所在党支部', refusals: 'returned' });
  return (
    <FormDrawer
      title="申请更正"
      open={open}
      onClose={onClose}
      submitText="提交"
      fields={fields()}
      onSubmit={({ values }) =>
        run({
          body: {
            what: values.what as Correctable,
            wanted: (values[keyOf(values.what)] ?? '') as string,
            note: (values.note ?? null) as string | null,
          },
        })
      }
    />
  );
}
