import type { MenuEntry } from './menu.ts';
import { PageLink } from './navigation.tsx';

interface ShellMenuProps {
  readonly menu: readonly MenuEntry[];
  readonly active: string | undefined;
  readonly onGo?: () => void;
}

/** The places of the product, as plain links. */
export function ShellMenu({ menu, active, onGo }: ShellMenuProps) {
  return (
    <nav aria-label="主菜单">
      <ul className="shell-menu">
        {menu.map((entry) => (
          <li key={entry.key}>
            <Entry entry={entry} active={active} {...(onGo === undefined ? {} : { onGo })} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Entry({ entry, active, onGo }: Omit<ShellMenuProps, 'menu'> & { readonly entry: MenuEntry }) {
  const going = onGo === undefined ? {} : { onClick: onGo };
  const [only, ...others] = entry.links;
  if (only !== undefined && others.length === 0) {
    return (
      <PageLink
        to={only.path}
        className="shell-menu-link"
        aria-current={only.path === active ? 'page' : undefined}
        {...going}
      >
        {entry.icon}
        <span>{only.title}</span>
      </PageLink>
    );
  }
  return (
    <>
      <div className="shell-menu-head">
        {entry.icon}
        <span>{entry.title}</span>
      </div>
      <ul>
        {entry.links.map(({ path, title }) => (
          <li key={path}>
            <PageLink
              to={path}
              className="shell-menu-link under"
              aria-current={path === active ? 'page' : undefined}
              {...going}
            >
              {title}
            </PageLink>
          </li>
        ))}
      </ul>
    </>
  );
}
