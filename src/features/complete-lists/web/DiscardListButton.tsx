import { Button, Popconfirm } from 'antd';
import { useCommand } from '../../../platform/web/use-route.ts';
import { discardCompleteListRoute } from '../complete-lists.contract.ts';

/** Gives up a list; its file is erased at once. */
export function DiscardListButton({ id, title = '放弃' }: { readonly id: string; readonly title?: string }) {
  const discard = useCommand(discardCompleteListRoute, { doneText: '已放弃，上传的文件已删除' });
  return (
    <Popconfirm
      title="放弃这份名单？"
      description="上传的文件会立即删除，系统里的数据不受影响。"
      okText="放弃"
      cancelText="不放弃"
      onConfirm={async () => void (await discard.run({ params: { id } }))}
    >
      <Button type="text" loading={discard.pending}>
        {title}
      </Button>
    </Popconfirm>
  );
}
