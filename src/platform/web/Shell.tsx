import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { activeLink, type MenuEntry } from './menu.ts';
import { PageLink, usePagePath } from './navigation.tsx';
import { MenuProvider } from './menu-context.tsx';
import { ShellMenu } from './ShellMenu.tsx';
import { SlashTakenProvider } from './slash-key.tsx';
import { useIsPhone } from './use-viewport.ts';

interface ShellProps {
  /** The office's own name for its installation. */
  readonly siteName: string;
  readonly menu: readonly MenuEntry[];
  /** In the middle of the top bar: the box that finds any record, for whoever reads records. */
  readonly search?: ReactNode;
  /** At the right of the top bar: who one is, and one's account. */
  readonly person: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page after sign-in: top bar, menu, the page itself. */
export function Shell({ siteName, menu, search, person, children }: ShellProps) {
  const phone = useIsPhone();
  const active = activeLink(menu, usePagePath());
  const [open, setOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip-link" href="#page">
        跳到正文
      </a>
      <header className="shell-top no-print">
        {phone ? (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label="打开菜单"
            aria-expanded={open}
            onClick={() => setOpen(true)}
          />
        ) : null}
        <PageLink to="/" className="shell-brand" aria-label={`社组通 ${siteName}，回到工作台`}>
          <span className="shell-mark">社组通</span>
          <span className="shell-site">{siteName}</span>
        </PageLink>
        {search === undefined ? null : <div className="shell-search">{search}</div>}
        <div className="shell-person">{person}</div>
      </header>
      {phone ? (
        <>
          <Drawer title="菜单" placement="left" size={280} open={open} onClose={() => setOpen(false)}>
            <ShellMenu menu={menu} active={active} onGo={() => setOpen(false)} />
          </Drawer>
          {menu.length > 1 ? <BottomBar menu={menu} active={active} /> : null}
        </>
      ) : (
        <aside className="shell-side no-print">
          <ShellMenu menu={menu} active={active} />
        </aside>
      )}
      <main id="page" className="shell-page" tabIndex={-1}>
        <SlashTakenProvider taken={search !== undefined}>
          <MenuProvider menu={menu}>{children}</MenuProvider>
        </SlashTakenProvider>
      </main>
    </div>
  );
}

const BOTTOM_PLACES = 4;

/** The first places under the thumb; the rest are in the menu. */
function BottomBar({
  menu,
  active,
}: {
  readonly menu: readonly MenuEntry[];
  readonly active: string | undefined;
}) {
  return (
    <nav className="shell-bottom no-print" aria-label="常用">
      {menu.slice(0, BOTTOM_PLACES).map(({ key, title, icon, links: [first, ...others] }) => {
        const here = [first, ...others].some((link) => link?.path === active);
        return first === undefined ? null : (
          <PageLink key={key} to={first.path} aria-current={here ? 'page' : undefined}>
            {icon}
            <span>{title}</span>
          </PageLink>
        );
      })}
    </nav>
  );
}
