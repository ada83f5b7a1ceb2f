import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type BatchSubject, batchSubjectNames } from '../batch.ts';
import { BatchPreview, type Seen } from './BatchPreview.tsx';
import type { Asked, PreviewRoute, StoreRoute } from './batch-routes.ts';

/** One thing that may be done to all that is chosen. */
export interface BatchForm {
  readonly title: string;
  readonly subject: BatchSubject;
  readonly fields: readonly FormField[];
  readonly initial: FormValues;
  readonly asked: (ids: readonly string[], values: FormValues) => Asked;
  readonly routes: { readonly preview: PreviewRoute; readonly store: StoreRoute };
}

interface BatchDrawerProps {
  readonly form: BatchForm;
  readonly ids: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onStored: () => void;
}

/** What is to be done; then what would become of each row, and only then is it stored. */
export function BatchDrawer({ form, ids, open, onClose, onStored }: BatchDrawerProps) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const { run } = useCommand(form.routes.preview, { refusals: 'returned', asksAgain: false });
  const look = async (asked: Asked) => {
    const outcome = await run({ body: asked });
    if (outcome.done) setSeen({ asked, rows: outcome.answer.rows });
    return outcome;
  };
  const { name, unit } = batchSubjectNames[form.subject];
  return (
    <>
      <FormDrawer
        title={`${form.title}：${countText(ids.length)} ${unit}${name}`}
        open={open}
        onClose={onClose}
        fields={form.fields}
        initial={form.initial}
        submitText="看看会改哪些"
        onSubmit={({ values }) => look(form.asked(ids, values))}
      />
      <BatchPreview
        subject={form.subject}
        route={form.routes.store}
        seen={seen}
        onClose={() => setSeen(null)}
        onStored={() => {
          setSeen(null);
          onStored();
        }}
      />
    </>
  );
}
