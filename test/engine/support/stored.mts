export type Parameters = Record<string, unknown>;
export type Strings = Record<string, string>;

/** A resource locator as the editor stores it. */
export function by(mode: string, value: unknown): Parameters {
	return { __rl: true, mode, value };
}

/** Rows of IDs as the editor stores them. */
export function rows(...ids: unknown[]): Parameters {
	return { entries: ids.map((id) => ({ entry: by('id', id) })) };
}
