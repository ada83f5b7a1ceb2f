import { addressOf } from '../../../platform/web/api-client.ts';
import { ExportForPurpose } from '../../../platform/web/ExportForPurpose.tsx';
import { totalText } from '../../../platform/web/rate-text.ts';
import { usualPurposes } from '../member-look.ts';
import { exportMembersRoute } from '../member-list.contract.ts';

interface ExportMembersProps {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly total: { readonly count: number; readonly capped: boolean } | undefined;
}

/** Takes the list out, once it is said what for. */
export function ExportMembers({ filters, total }: ExportMembersProps) {
  const { after: _after, size: _size, ...asked } = filters;
  return (
    <ExportForPurpose
      title="党员名册"
      usual={usualPurposes}
      note={`按当前筛选导出${total === undefined ? '' : `（${totalText(total)}）`}。公民身份号码和电话只显示首尾；不公开的党员不列出，除非专门筛选。`}
      address={(format, purpose) => addressOf(exportMembersRoute, { query: { ...asked, purpose, format } })}
    />
  );
}
