// Only what the console draws with; loaded when the first chart is shown.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type Drawn = EChartsType;
export type Option = EChartsCoreOption;

/** An empty chart in the element. */
export const drawIn = (element: HTMLElement): Drawn => init(element, undefined, { renderer: 'svg' });
