import {
  ApartmentOutlined,
  BankOutlined,
  CalendarOutlined,
  DownloadOutlined,
  HomeOutlined,
  PieChartOutlined,
  SettingOutlined,
  TeamOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import type { MenuPlace } from '../../platform/web/menu.ts';

/** The places of the left menu, in the office's order; a place without a page open to the person is not shown. */
const menuPlaces: readonly MenuPlace[] = [
  { key: 'home', title: '工作台', icon: <HomeOutlined /> },
  { key: 'coverage', title: '覆盖', icon: <PieChartOutlined /> },
  { key: 'social-orgs', title: '社会组织', icon: <BankOutlined /> },
  { key: 'party-orgs', title: '党组织', icon: <ApartmentOutlined /> },
  { key: 'members', title: '党员', icon: <TeamOutlined /> },
  { key: 'meetings', title: '组织生活', icon: <CalendarOutlined /> },
  { key: 'imports', title: '导入', icon: <UploadOutlined /> },
  { key: 'exports', title: '导出', icon: <DownloadOutlined /> },
  { key: 'system', title: '系统', icon: <SettingOutlined /> },
];

/** What a secretary opens every week: first in the menu, and under the thumb on the phone. */
const BRANCH_FIRST = ['home', 'meetings', 'members'];

/** The places of a role. A member's own record stands on the 工作台: a list of one would say nothing more. */
export function placesOf(role: string): readonly MenuPlace[] {
  if (role === 'member') return menuPlaces.filter(({ key }) => key !== 'members');
  if (role !== 'branch_secretary') return menuPlaces;
  const first = menuPlaces.filter(({ key }) => BRANCH_FIRST.includes(key));
  first.sort((a, b) => BRANCH_FIRST.indexOf(a.key) - BRANCH_FIRST.indexOf(b.key));
  return [...first, ...menuPlaces.filter((place) => !first.includes(place))];
}
