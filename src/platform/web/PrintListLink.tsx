import { PrinterOutlined } from '@ant-design/icons';
import { pageAddress } from './address.ts';
import { PageLink } from './navigation.tsx';

interface PrintListLinkProps {
  /** Which of the printed lists (打印名册). */
  readonly list: string;
  /** Those of the list's filters that the printed one has too. */
  readonly filters: {
    readonly region?: string | undefined;
    readonly partyOrg?: string | undefined;
    readonly within?: string | undefined;
    readonly on?: string | undefined;
    readonly sector?: readonly string[] | undefined;
    readonly type?: readonly string[] | undefined;
    readonly kind?: readonly string[] | undefined;
    readonly status?: readonly string[] | undefined;
  };
}

/** From a list on the screen to the same list on paper. */
export function PrintListLink({ list, filters }: PrintListLinkProps) {
  const { region, partyOrg, within, on, sector, type, kind, status } = filters;
  // The printed lists know a place and all below it, or it alone.
  const own = within === 'own' || within === 'children' ? 'own' : undefined;
  return (
    <PageLink
      to={pageAddress('/prints', {
        list,
        region,
        partyOrg,
        within: own,
        on,
        ...(list === 'members' ? { sector, status } : { sector, type, kind }),
      })}
    >
      <PrinterOutlined /> 打印名册
    </PageLink>
  );
}
