/** The parameters of a call: body and query are one list [code C-net, C-java, C-drupal6]. */
export class Params {
	readonly #values: ReadonlyMap<string, string>;

	constructor(values: ReadonlyMap<string, string>) {
		this.#values = values;
	}

	/** Reads both places; `repeated` decides which value counts when one is sent twice. */
	static parse(query: string, body: string, repeated: 'first' | 'last'): Params {
		const values = new Map<string, string>();
		// A servlet container lists the query's values before the body's [inferred].
		for (const part of [query, body]) {
			for (const [name, value] of new URLSearchParams(part)) {
				if (repeated === 'last' || !values.has(name)) values.set(name, value);
			}
		}
		return new Params(values);
	}

	/** The value as sent, undefined when the parameter is missing. */
	raw(name: string): string | undefined {
		return this.#values.get(name);
	}

	/** The value, undefined when it is missing, empty or blank. */
	text(name: string): string | undefined {
		const value = this.#values.get(name);
		return value === undefined || value.trim() === '' ? undefined : value;
	}

	/** Whether a boolean parameter says true, in any case [doc D-general/common_parameters]. */
	flag(name: string): boolean {
		return this.#values.get(name)?.trim().toLowerCase() === 'true';
	}

	entries(): IterableIterator<[string, string]> {
		return this.#values.entries();
	}
}
