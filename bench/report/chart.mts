import { init } from 'echarts';

import { CONTENDERS } from '../job.mts';
import type { Results } from '../results.mts';
import type { Row } from './rows.mts';
import { format, median } from './statistics.mts';

const WIDTH = 960;
const HEIGHT = 820;
const OWN = '#2f6fde';
const OTHERS = '#9aa5b1';
const MISSED = '#d64545';
const TEXT = '#52606d';

interface Bar {
	readonly name: string;
	readonly value: number;
	readonly color: string;
	readonly label: string;
}

/** Seconds for 1,000 items by each contender that sent as many. */
function timeBars({ plan, series: results }: Results): Bar[] {
	return (['fifty', 'ten'] as const).flatMap((series) =>
		Object.entries(plan[series].tasks).flatMap(([task, { contender, concurrency }]) => {
			const runs = results[series][task]?.runs ?? [];
			if (runs.length === 0) return [];
			const value = median(runs.map(({ wallMs }) => wallMs / 1000));
			const atOnce = contender === 'httpBatched' ? '' : `, c = ${concurrency}`;
			return [
				{
					name: `${CONTENDERS[contender]}${atOnce}`,
					value,
					color: contender === 'convio' ? OWN : OTHERS,
					label: `${format(value, 1)} s`,
				},
			];
		}),
	);
}

/** Each measure as a part of its bound. */
function boundBars(rows: readonly Row[]): Bar[] {
	return rows.flatMap(({ measure, value, bound, show }) => {
		if (bound === undefined || Number.isNaN(value)) return [];
		return [
			{
				name: measure,
				value: value / bound,
				color: value <= bound ? OWN : MISSED,
				label: `${show(value)} of ${show(bound)}`,
			},
		];
	});
}

function axes(bars: readonly Bar[], gridIndex: number, max?: number) {
	return {
		x: {
			type: 'value' as const,
			gridIndex,
			...(max === undefined ? {} : { max, interval: 0.25 }),
			axisLabel: { color: TEXT, formatter: max === undefined ? '{value} s' : undefined },
			splitLine: { lineStyle: { color: '#e4e7eb' } },
		},
		y: {
			type: 'category' as const,
			gridIndex,
			inverse: true,
			data: bars.map(({ name }) => name),
			axisTick: { show: false },
			axisLabel: { color: TEXT },
		},
	};
}

/** A label stands inside its bar where the line of the bound would otherwise cross it. */
function labelPlace(value: number, limit: number | undefined) {
	return limit !== undefined && value > limit / 2
		? { position: 'insideLeft' as const, color: '#ffffff' }
		: { position: 'right' as const, color: TEXT };
}

function series(bars: readonly Bar[], index: number, limit?: number) {
	return {
		type: 'bar' as const,
		xAxisIndex: index,
		yAxisIndex: index,
		barWidth: 14,
		data: bars.map(({ value, color, label }) => ({
			value,
			itemStyle: { color },
			label: { show: true, formatter: label, ...labelPlace(value, limit) },
		})),
		...(limit === undefined
			? {}
			: {
					markLine: {
						silent: true,
						symbol: 'none',
						data: [{ xAxis: limit }],
						lineStyle: { color: MISSED, type: 'dashed' as const },
						label: { formatter: 'bound', color: MISSED, position: 'start' as const },
					},
				}),
	};
}

/** The chart of docs/benchmark.svg, as SVG text. */
export function drawChart(results: Results, rows: readonly Row[]): string {
	const [times, bounds] = [timeBars(results), boundBars(rows)];
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
	const most = Math.max(1.25, ...bounds.map(({ value }) => Math.ceil(value * 4) / 4));
	const [timeAxes, boundAxes] = [axes(times, 0), axes(bounds, 1, most)];
	const title = (text: string, top: number) => ({
		text,
		top,
		left: 12,
		textStyle: { fontSize: 15, color: '#1f2933' },
	});
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		textStyle: { fontFamily: 'system-ui, sans-serif' },
		title: [
			title('Seconds for 1,000 items, every call taking 100 ms', 12),
			title('Every measure as a part of its bound (left of the line is good)', 316),
		],
		grid: [
			{ left: 420, right: 90, top: 44, height: 220 },
			{ left: 420, right: 110, top: 364, height: 410 },
		],
		xAxis: [timeAxes.x, boundAxes.x],
		yAxis: [timeAxes.y, boundAxes.y],
		series: [series(times, 0), series(bounds, 1, 1)],
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return `${svg}\n`;
}
