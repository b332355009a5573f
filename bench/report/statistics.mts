/** The median of some numbers; NaN if there are none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const upper = Math.floor(sorted.length / 2);
	const lower = Math.floor((sorted.length - 1) / 2);
	return ((sorted[lower] ?? NaN) + (sorted[upper] ?? NaN)) / 2;
}

/** A number with so many decimal places, and with commas between thousands. */
export function format(value: number, digits: number): string {
	return value.toLocaleString('en-US', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
}
