import { choicesOf } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import {
  type AnswerBasis,
  answerBases,
  type ConsultationAnswer,
  consultationAnswers,
} from '../../codes/tables/consultation.ts';
import { type ConsultationView, type PartView, recordAnswerRoute } from '../consultations.contract.ts';

interface AnswerDrawerProps {
  readonly consultation: ConsultationView;
  /** Who has answered; null: closed. */
  readonly part: PartView | null;
  readonly onClose: () => void;
}

/** What one of those asked has said: yes or no, who, on which day, by what. */
export function AnswerDrawer({ consultation: { id, version, openedOn }, part, onClose }: AnswerDrawerProps) {
  const { run } = useCommand(recordAnswerRoute, { doneText: '已登记', refusals: 'returned' });
  return (
    <FormDrawer
      key={part?.id}
      title={`登记意见：${part?.name ?? ''}`}
      open={part !== null}
      onClose={onClose}
      submitText="登记"
      fields={fieldsFor(part, openedOn)}
      initial={{ answer: 'agree', answeredOn: officeToday() }}
      onSubmit={({ values }) =>
        run({
          params: { id },
          body: {
            version,
            partId: part?.id ?? '',
            answer: values.answer as ConsultationAnswer,
            answeredOn: typeof values.answeredOn === 'string' ? values.answeredOn : '',
            basis: values.basis as AnswerBasis,
            answerer: (values.answerer ?? null) as string | null,
            reason: (values.reason ?? null) as string | null,
          },
        })
      }
    />
  );
}

function fieldsFor(part: PartView | null, openedOn: string): readonly FormField[] {
  return [
    {
      kind: 'select',
      field: 'answer',
      title: '意见',
      required: true,
      options: choicesOf(consultationAnswers.entries),
    },
    {
      kind: 'day',
      field: 'answeredOn',
      title: '答复日期',
      required: true,
      notBefore: openedOn,
      notAfter: officeToday(),
    },
    {
      kind: 'select',
      field: 'basis',
      title: '依据',
      required: true,
      options: choicesOf(answerBases.entries),
    },
    ...(part?.kind === 'social_org'
      ? [{ kind: 'text' as const, field: 'answerer', title: '答复人', max: 40, help: '姓名和职务' }]
      : []),
    {
      kind: 'long-text',
      field: 'reason',
      title: '理由或说明',
      max: 200,
      wide: true,
      help: '不同意的必须写明理由；有一方不同意，这次征求意见就结束',
    },
  ];
}
