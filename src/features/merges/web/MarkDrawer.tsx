import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import type { SeenPair } from '../double.ts';
import type { KindRoutes } from './kind-routes.ts';

/** A pair to be marked, with the names of both. */
export interface PairToMark extends SeenPair {
  readonly names: readonly [string, string];
}

interface MarkDrawerProps {
  readonly routes: KindRoutes;
  /** Null: closed. */
  readonly pairs: readonly PairToMark[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why the two, or the two of each pair, are not the same; said once of all that are chosen. */
export function MarkDrawer({ routes, pairs, onClose, onDone }: MarkDrawerProps) {
  const notices = useNotices();
  const unmark = useCommand(routes.unmark, { doneText: '已取消标记' });
  const chosen = pairs ?? [];
  const mark = useCommand(routes.mark, {
    refusals: 'returned',
    onDone: ({ ids }) => {
      notices.undoable(
        `已标记 ${ids.length} 对不是同一个`,
        () => void unmark.run({ body: { ids: [...ids] } }),
      );
      onDone();
    },
  });
  return (
    <FormDrawer
      key={chosen.map(({ facts }) => facts).join()}
      title={chosen.length === 1 ? '标记不是同一个' : `标记 ${chosen.length} 对不是同一个`}
      open={pairs !== null}
      onClose={onClose}
      submitText="标记"
      fields={REASON}
      onSubmit={({ values }) =>
        mark.run({
          body: {
            pairs: chosen.map(({ keeperId, otherId, facts }) => ({ keeperId, otherId, facts })),
            reason: (values.reason ?? '') as string,
          },
        })
      }
    >
      <p>标记后不再列为疑似重复；名称、代码、所在地或疑似理由再有变化，会重新列出。随时可以取消。</p>
      <ul className="marked-pairs">
        {chosen.map(({ keeperId, otherId, names }) => (
          <li key={`${keeperId} ${otherId}`}>
            {names[0]}
            <span className="quiet"> 与 </span>
            {names[1]}
          </li>
        ))}
      </ul>
    </FormDrawer>
  );
}

const REASON: readonly FormField[] = [
  {
    kind: 'text',
    field: 'reason',
    title: '为什么不是同一个',
    required: true,
    wide: true,
    max: 100,
    help: '例如：各有登记证，一家在县城，一家在谢村镇',
  },
];
