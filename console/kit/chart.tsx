import { theme } from 'antd';
import { useEffect, useRef, type ReactElement } from 'react';
import { chartOption, heightOf, type ChartData } from './chart-data.ts';
import type { Drawn, Option } from './echarts.ts';

interface ChartProps {
  /** What the picture shows, for those who do not see it; its figures stand in a table beside it. */
  readonly label: string;
  readonly data: ChartData;
}

/** A picture of figures (SVG). ECharts comes with the first of them. */
export function Chart({ label, data }: ChartProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const look = { ink: token.colorText, line: token.colorBorderSecondary, isDark: isDark(token.colorBgContainer) };
  const option = JSON.stringify(chartOption(data, look));
  useEffect(() => {
    let chart: Drawn | undefined;
    let isGone = false;
    const element = place.current;
    const resized = new ResizeObserver(() => chart?.resize());
    void import('./echarts.ts').then(({ drawIn }) => {
      if (isGone || !element) return;
      chart = drawIn(element);
      chart.setOption(JSON.parse(option) as Option);
      resized.observe(element);
    });
    return () => {
      isGone = true;
      resized.disconnect();
      chart?.dispose();
    };
  }, [option]);
  return (
    <figure aria-label={label} className="chart">
      <div ref={place} role="img" aria-label={label} style={{ height: heightOf(data) }} />
    </figure>
  );
}

/** Whether a ground is dark, by the sum of its parts. */
const isDark = (ground: string): boolean => {
  const parts = /^#(..)(..)(..)/.exec(ground)?.slice(1) ?? [];
  return parts.reduce((sum, part) => sum + Number.parseInt(part, 16), 0) < 384;
};
