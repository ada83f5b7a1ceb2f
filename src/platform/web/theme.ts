import type { ThemeConfig } from 'antd';

/** Type and links in a quiet blue: the Party's red stands only where the brand does (styles/base.css, --brand), never for errors. */
const INK = '#1f4e8c';
const TEXT = '#1f2329';
const QUIET = '#586170';
const LINE = '#e1e4e9';

/** Fonts that office machines have; none is fetched. */
export const FONT_FAMILY =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

const TOUCH_HEIGHT = 48;

/** The look of every control. `base`: type size in pixels; `touch`: targets for fingers; `still`: nothing fades or unfolds. All text colours reach AA on white. */
export function themeOf({
  base,
  touch,
  still,
}: {
  readonly base: number;
  readonly touch: boolean;
  readonly still: boolean;
}): ThemeConfig {
  return {
    token: {
      colorPrimary: INK,
      colorInfo: INK,
      colorLink: INK,
      // Derived, these two are too light to be read under the pointer.
      colorLinkHover: '#163a69',
      colorErrorHover: '#9a3412',
      colorSuccess: '#1a7f37',
      colorWarning: '#8a5a00',
      colorError: '#c2410c',
      // The tints that antd would derive from such dark tones are muddy.
      colorSuccessBg: '#e8f5ec',
      colorSuccessBorder: '#b4dcc0',
      colorWarningBg: '#fff6df',
      colorWarningBorder: '#ebd08a',
      colorErrorBg: '#fff1ea',
      colorErrorBorder: '#f2bda1',
      colorInfoBg: '#edf2f9',
      colorInfoBorder: '#bccfe6',
      colorText: TEXT,
      colorTextSecondary: QUIET,
      colorTextTertiary: QUIET,
      colorTextDescription: QUIET,
      colorTextPlaceholder: '#6b7280',
      colorBorder: '#c9ced6',
      colorBorderSecondary: LINE,
      colorBgLayout: '#f3f4f6',
      fontFamily: FONT_FAMILY,
      fontSize: base,
      borderRadius: 4,
      controlHeight: touch ? TOUCH_HEIGHT : Math.round(base * 2.3),
      motion: !still,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: {
        headerBg: '#f7f8fa',
        headerColor: QUIET,
        headerSplitColor: LINE,
        rowSelectedBg: '#edf2f9',
        rowSelectedHoverBg: '#e3ebf5',
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 8,
      },
      Tabs: { horizontalMargin: '0 0 12px 0' },
      Descriptions: { labelBg: '#f7f8fa', labelColor: QUIET },
      Drawer: { paddingLG: touch ? 16 : 24 },
    },
  };
}
