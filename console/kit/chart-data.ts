/** What a chart draws: the table beside it says the same. */
export interface ChartData {
  readonly kind: 'line' | 'bar';
  /** What the values are measured in, told at the axis. */
  readonly unit: string;
  readonly axis: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** Colours that differ in light as in dark, also for people who see fewer of them; shapes and names tell the same. */
export interface ChartLook {
  readonly ink: string;
  readonly line: string;
  readonly isDark: boolean;
}

const LIGHT = ['#0b5cad', '#b4500b', '#1b7a4b', '#7a3fa0', '#8a6d00', '#a8324a', '#2a7f8f', '#5b6573'];
const DARK = ['#7fb4f2', '#f0a35e', '#6fcf9c', '#c79bea', '#e0c45a', '#f08aa0', '#74c7d6', '#b6bfcb'];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
const FONT = { fontFamily: 'inherit', fontSize: 12 };

/** The picture as ECharts wants it: bars lie, so that long names can be read; lines run along the time. */
export function chartOption({ kind, unit, axis, series }: ChartData, { ink, line, isDark }: ChartLook): object {
  const words = { ...FONT, color: ink };
  const isWhole = series.every((one) => one.values.every((value) => value === null || Number.isInteger(value)));
  const names = { type: 'category', data: [...axis], axisLabel: words, axisLine: { lineStyle: { color: line } } };
  const values = {
    type: 'value',
    name: unit,
    nameTextStyle: words,
    axisLabel: words,
    splitLine: { lineStyle: { color: line } },
    minInterval: isWhole ? 1 : 0,
  };
  const isBar = kind === 'bar';
  return {
    animation: false,
    color: isDark ? DARK : LIGHT,
    textStyle: FONT,
    aria: { enabled: true, label: { enabled: false }, decal: { show: isBar && series.length > 1 } },
    grid: { left: 8, right: 56, top: series.length > 1 ? 44 : 28, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, renderMode: 'richText' },
    ...(series.length > 1 ? { legend: { type: 'plain', top: 0, textStyle: words } } : {}),
    ...(isBar
      ? {
          xAxis: { ...values, nameLocation: 'end' },
          yAxis: { ...names, inverse: true, axisLabel: { ...words, width: 220, overflow: 'truncate' } },
        }
      : { xAxis: names, yAxis: values }),
    series: series.map(({ name, values: data }, n) => ({
      name,
      type: kind,
      data: [...data],
      ...(isBar ? { barMaxWidth: 22 } : { symbol: SYMBOLS[n % SYMBOLS.length], symbolSize: 7, connectNulls: true }),
    })),
  };
}

/** How high a chart has to be for its bars. */
export const heightOf = ({ kind, axis, series }: ChartData): number =>
  kind === 'line' ? 300 : Math.max(160, 70 + axis.length * Math.max(26, series.length * 16));
