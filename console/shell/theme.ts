import { theme, type ThemeConfig } from 'antd';
import type { Scheme } from './settings.ts';

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Calm and dense; greys dark enough to be read (WCAG AA). */
const LIGHT = {
  colorPrimary: '#0b5cad',
  colorLink: '#0b5cad',
  colorText: '#1c2430',
  colorTextSecondary: '#4a5564',
  colorTextTertiary: '#5a6573',
  colorTextDescription: '#55606e',
  colorTextPlaceholder: '#58626f',
  colorTextDisabled: '#58626f',
  colorBgLayout: '#f4f6f9',
} as const;

const DARK = {
  colorPrimary: '#5b9dea',
  colorLink: '#7fb4f2',
  colorText: '#e6eaf0',
  colorTextSecondary: '#b6bfcb',
  colorTextTertiary: '#a8b2bf',
  colorTextDescription: '#aab4c0',
  colorTextPlaceholder: '#98a2af',
  colorTextDisabled: '#98a2af',
  colorBgLayout: '#12161c',
  colorBgContainer: '#1a2029',
  colorBgElevated: '#222a35',
  colorTextLightSolid: '#0c1116',
} as const;

export const themeOf = (scheme: Scheme): ThemeConfig => ({
  algorithm: [scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm],
  token: {
    ...(scheme === 'dark' ? DARK : LIGHT),
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 6,
    wireframe: false,
  },
  components: {
    Menu:
      scheme === 'dark'
        ? { itemHeight: 34, itemSelectedColor: '#a9cffa', itemSelectedBg: '#20344b' }
        : { itemHeight: 34, itemSelectedBg: '#e8f1fb' },
    Table: { cellPaddingBlockSM: 7 },
    Layout: { headerHeight: 52, headerPadding: '0 16px' },
  },
});
