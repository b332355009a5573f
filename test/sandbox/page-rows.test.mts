/** The rows of the page, made in a document that has only what they use. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from './client.mts';

/** As much of an element as the page uses. */
class FakeElement {
	id = '';
	className = '';
	type = '';
	title = '';
	scope = '';
	colSpan = 1;
	textContent = '';
	readonly dataset: Record<string, string> = {};
	readonly children: FakeElement[] = [];
	readonly attributes = new Map<string, string>();
	readonly followers: FakeElement[] = [];
	parent: FakeElement | undefined;
	readonly tag: string;
	#click: (() => void) | undefined;

	constructor(tag: string) {
		this.tag = tag;
	}

	append(...added: FakeElement[]): void {
		for (const one of added) one.parent = this;
		this.children.push(...added);
	}

	setAttribute(name: string, value: string): void {
		this.attributes.set(name, value);
	}

	addEventListener(_name: string, listener: () => void): void {
		this.#click = listener;
	}

	click(): void {
		this.#click?.();
	}

	closest(tag: string): FakeElement | undefined {
		return this.tag === tag ? this : this.parent?.closest(tag);
	}

	after(one: FakeElement): void {
		this.followers.push(one);
	}

	/** All texts below, in the order of the page. */
	texts(): string[] {
		const own = this.textContent === '' ? [] : [this.textContent];
		return [...own, ...this.children.flatMap((child) => child.texts())];
	}

	find(tag: string): FakeElement | undefined {
		if (this.tag === tag) return this;
		return this.children.map((child) => child.find(tag)).find((one) => one !== undefined);
	}
}

interface RowsModule {
	constituentRow(one: unknown): FakeElement[];
}

const running = useSandbox();

async function load(): Promise<RowsModule> {
	const { href } = new URL('../../sandbox/page/rows.js', import.meta.url);
	return (await import(href)) as RowsModule;
}

/** The record as the control endpoint hands it to the page. */
async function record(consId: string): Promise<unknown> {
	const reply = await fetch(`${running().url}/_sandbox/constituents?search=${consId}`);
	const { constituents } = (await reply.json()) as { constituents: unknown[] };
	return constituents[0];
}

describe('the row of a record', () => {
	beforeAll(() => {
		Object.assign(globalThis, {
			document: {
				createElement: (tag: string) => new FakeElement(tag),
				getElementById: () => null,
			},
		});
	});
	afterAll(() => {
		Reflect.deleteProperty(globalThis, 'document');
	});

	it('opens, shows every stored field and list, and closes', async () => {
		const { constituentRow } = await load();
		const { site } = running();
		const one = [...site.constituents.values()].find(({ transactions }) => transactions.length > 0);
		if (!one) throw new Error('nobody has a transaction');
		site.setMember(one, '1010', true);
		site.setListed(one, 'interests', '1001', true);
		site.setValue(one, 'primary_address.zip', '02134');
		site.setValue(one, 'nickname', '');
		const entry = { typeId: '0', categoryId: '0', count: 1, automatic: true };
		site.logInteraction(one, { ...entry, subject: 'A subject', body: 'A body' });
		const shown = await record(one.consId);
		const [row, ...others] = constituentRow(shown);
		expect(others).toHaveLength(0);
		const button = row?.find('button');
		expect(button?.textContent).toBe(one.consId);
		expect(button?.attributes.get('aria-expanded')).toBe('false');
		button?.click();
		expect(button?.attributes.get('aria-expanded')).toBe('true');
		const texts = row?.followers[0]?.texts() ?? [];
		for (const [name, value] of one.values) {
			expect(texts[texts.indexOf(name) + 1], name).toBe(value === '' ? '(empty text)' : value);
		}
		for (const text of [[...one.groups].join(', '), [...one.interests].join(', ')]) {
			expect(texts).toContain(text);
		}
		expect(texts.join('\n')).toContain('A subject (A body)');
		expect(texts).toContain(one.transactions[0]?.confirmationCode);
		// It stays open when the page makes its rows anew.
		expect(constituentRow(shown)).toHaveLength(2);
		row?.find('button')?.click();
		expect(button?.attributes.get('aria-expanded')).toBe('false');
		expect(constituentRow(shown)).toHaveLength(1);
	});
});
