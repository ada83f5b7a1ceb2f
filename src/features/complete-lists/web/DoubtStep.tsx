import { Alert, Button } from 'antd';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { rowOutcomes, rowOutcomeTitles } from '../complete-list.ts';
import { type CompleteListView, confirmCompleteListRoute } from '../complete-lists.contract.ts';
import { DiscardListButton } from './DiscardListButton.tsx';

/** The question of half a file: asked before anything of it is shown, so that nothing is ended by mistake. */
export function DoubtStep({ list }: { readonly list: CompleteListView }) {
  const { id, doubt, rows } = list;
  const confirm = useCommand(confirmCompleteListRoute);
  return (
    <section className="panel list-stack">
      <Alert type="warning" showIcon title="这份名单可能不完整" description={doubt} />
      <p>
        名单的行：
        {rowOutcomes
          .map((outcome) => `${rowOutcomeTitles[outcome]} ${countText(rows?.[outcome] ?? 0)}`)
          .join('，')}
      </p>
      <div className="list-actions">
        <Button loading={confirm.pending} onClick={() => void confirm.run({ params: { id } })}>
          是全量名单，继续
        </Button>
        <DiscardListButton id={id} title="不是，放弃这份名单" />
      </div>
    </section>
  );
}
