import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { useMenu } from '../../../platform/web/menu-context.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { DeskTodos } from './DeskTodos.tsx';

/** For whoever administers the system and looks at no records: where the work is. */
export function DutyDesk() {
  const places = useMenu().filter(({ key }) => key !== 'home');
  if (places.length === 0) {
    return (
      <EmptyState
        reason="您现在的身份还没有可办的事项。"
        hint="如有其他身份，请在右上角切换；否则请向上级管理员申请授权。"
      />
    );
  }
  return (
    <>
      <DeskTodos />
      <section className="panel" aria-label="可办事项">
        <h2 className="desk-head">可办事项</h2>
        <ul className="desk-ways">
          {places.flatMap(({ links }) =>
            links.map(({ path, title }) => (
              <li key={path}>
                <PageLink to={path}>{title}</PageLink>
              </li>
            )),
          )}
        </ul>
      </section>
    </>
  );
}
