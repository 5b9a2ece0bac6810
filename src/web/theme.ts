import type { ThemeConfig } from 'antd';

/**
 * Every colour and size of the interface. Style sheets read them as `--dd-…` (see `applyPalette`),
 * antd as tokens, charts as values.
 *
 * The deep red is identity: the current place and the one main action of a page. It never means danger;
 * danger is burnt orange, with a triangle and an outline, so that hue and shape both differ.
 */
export const palette = {
  accent: '#8f1d22',
  accentSoft: '#f7eceb',
  ground: '#f5f3f0',
  panel: '#ffffff',
  sunken: '#faf8f6',
  hover: '#f3f0ec',
  line: '#e3ded7',
  lineStrong: '#cbc4ba',
  ink: '#25211d',
  muted: '#675f56',
  faint: '#736a60',
  link: '#1d5a8e',
  linkSoft: '#eaf1f7',
  good: '#2b7350',
  goodSoft: '#e9f3ed',
  caution: '#8a5a00',
  cautionSoft: '#faf1dc',
  danger: '#b8420c',
  dangerSoft: '#fcefe7',
} as const;

/** Series colours: told apart by people with colour-weak sight, and in grey print by lightness. */
export const seriesColors = ['#2f6090', '#c0842b', '#4a8c72', '#7b5f9c', '#9a8f82', '#3f9aa8', '#a85c6e', '#6b7a3a'] as const;
/** From little to much, for heat maps. */
export const heatColors = ['#f7f4ef', '#f0e0c0', '#e3bd84', '#cf8f55', '#a9613a', '#74402a'] as const;

export const fontFamily =
  '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC Variable",system-ui,sans-serif';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

export function applyPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--dd-${kebab(name)}`, value);
  root.style.setProperty('--dd-font', fontFamily);
}

export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: palette.accent,
    colorInfo: palette.link,
    colorLink: palette.link,
    colorSuccess: palette.good,
    colorWarning: '#b7791f',
    colorError: palette.danger,
    colorTextBase: palette.ink,
    colorBgLayout: palette.ground,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorTextSecondary: palette.muted,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: palette.faint,
    borderRadius: 4,
    borderRadiusLG: 6,
    borderRadiusSM: 3,
    fontFamily,
    fontSize: 14,
    controlHeight: 32,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Tabs: { horizontalItemPadding: '8px 0', titleFontSize: 14 },
    Alert: { withDescriptionIconSize: 18, withDescriptionPadding: '12px 16px' },
    Modal: { titleFontSize: 16 },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Table: { cellPaddingBlockSM: 6, headerBg: palette.sunken },
    Tag: { defaultBg: palette.sunken },
  },
};
