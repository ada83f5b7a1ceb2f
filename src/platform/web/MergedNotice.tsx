import { Alert } from 'antd';
import { dayText } from './minute-text.ts';

interface MergedNoticeProps {
  /** Records that went into the one that is shown. */
  readonly merged: readonly { readonly id: string; readonly name: string; readonly mergedAt: string }[];
  /** As in the address: of a record that was merged, another one than is shown. */
  readonly askedId: string;
}

/** Says that the address is that of a record which went into this one. */
export function MergedNotice({ merged, askedId }: MergedNoticeProps) {
  const gone = merged.find(({ id }) => id === askedId);
  if (gone === undefined) return null;
  return (
    <Alert
      className="page-notice"
      type="info"
      showIcon
      title={`您打开的“${gone.name}”已并入这条记录（${dayText(gone.mergedAt)}）。`}
    />
  );
}
