import type { Hint } from '../../parameters/input';

/** Fewer items may all lack a value by chance. */
const ENOUGH_ITEMS = 10;
const MOST_NAMES = 20;

function list(texts: Iterable<string>): string {
	const all = [...texts];
	const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
	return `${all.slice(0, MOST_NAMES).join(', ')}${more}`;
}

function quoted(names: Iterable<string>): string[] {
	return [...names].map((name) => `'${name}'`);
}

/** What the items of a run have to tell, each thing once. */
export class ItemHints {
	private readonly unusedColumns = new Set<string>();

	private readonly ownColumns = new Map<string, string>();

	private readonly ambiguousColumns = new Map<string, readonly string[]>();

	private readonly unlistedFields = new Set<string>();

	private readonly zipFields = new Set<string>();

	private zipItems = 0;

	private unchecked = false;

	private readonly found = new Set<string>();

	private readonly notFound = new Set<string>();

	private readonly texts = new Set<string>();

	/** Takes what one item has to tell. */
	add(hints: readonly Hint[]): void {
		for (const hint of hints) this.take(hint);
		if (hints.some(({ kind }) => kind === 'ZIP as number')) this.zipItems += 1;
	}

	private take(hint: Hint): void {
		switch (hint.kind) {
			case 'unused column':
				this.unusedColumns.add(hint.column);
				break;
			case 'own column':
				this.ownColumns.set(hint.column, hint.takenBy);
				break;
			case 'ambiguous column':
				this.ambiguousColumns.set(hint.column, hint.names);
				break;
			case 'unlisted field':
				this.unlistedFields.add(hint.field);
				break;
			case 'ZIP as number':
				this.zipFields.add(hint.field);
				break;
			case 'unchecked':
				this.unchecked = true;
				break;
			case 'filled':
				for (const name of hint.with) this.found.add(name);
				for (const name of hint.without) this.notFound.add(name);
				break;
			case 'text':
				this.texts.add(hint.text);
				break;
			case 'changed value':
			case 'list may be outdated':
				break;
		}
	}

	/** In the words of the run's end. */
	messages(itemCount: number): string[] {
		return [
			...this.leftOut(),
			...[...this.ambiguousColumns].map(
				([column, names]) =>
					`Column '${column}' is left out, because several fields have this label. Name it as one of them: ${list(names)}`,
			),
			...(itemCount >= ENOUGH_ITEMS ? this.withoutValue() : []),
			...this.zips(),
			...this.unlisted(),
			...(this.unchecked
				? [
						'Names and values of record fields were not checked, because the list of fields of the site could not be read',
					]
				: []),
			...this.texts,
		];
	}

	private leftOut(): string[] {
		const why: string[] = [];
		if (this.unusedColumns.size > 0) {
			why.push(
				`because no field that the API administrator account may update has this name or label (Field > Get Many lists them): ${list(quoted(this.unusedColumns))}`,
			);
		}
		if (this.ownColumns.size > 0) {
			const own = [...this.ownColumns].map(([column, takenBy]) => `'${column}' (${takenBy})`);
			why.push(`because the node has a field of its own for them: ${list(own)}`);
		}
		return why.length === 0
			? []
			: [`Columns left out by 'Map Automatically', ${why.join('; and ')}`];
	}

	private withoutValue(): string[] {
		const names = [...this.notFound].filter((name) => !this.found.has(name));
		if (names.length === 0) return [];
		return [
			`No item has a value for ${list(quoted(names))}, although an expression fills it. Check that the expression names a column of the items`,
		];
	}

	private zips(): string[] {
		if (this.zipItems === 0) return [];
		const items = this.zipItems === 1 ? '1 item' : `${this.zipItems} items`;
		return [
			`A ZIP code came as a number in ${items} (${list(quoted(this.zipFields))}): leading zeros may be lost. Read the column as text`,
		];
	}

	private unlisted(): string[] {
		if (this.unlistedFields.size === 0) return [];
		return [
			`Fields that the site no longer lists for the API administrator account, sent all the same: ${list(quoted(this.unlistedFields))}`,
		];
	}
}
