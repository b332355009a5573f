/** Two kinds of empty: an element that is nil, and one that is there with an empty text. */
import { describe, expect, it } from 'vitest';
import { addRecord, call, useSandbox } from './client.mts';

const running = useSandbox();
const FIELDS = 'primary_address.street1,primary_address.street2,primary_address.street3';

function withAddress(): string {
	return addRecord(running(), {
		'primary_address.street1': '1 Main St',
		'primary_address.street2': '',
	}).consId;
}

async function read(cons_id: string, fields = FIELDS): Promise<unknown> {
	return (await call(running(), 'getUser', { cons_id, fields })).json?.['getConsResponse'];
}

describe('an empty text and no value', () => {
	it('are {} and null in JSON', async () => {
		const cons_id = withAddress();
		expect(await read(cons_id)).toEqual({
			cons_id,
			primary_address: { street1: '1 Main St', street2: {}, street3: null },
		});
		running().site.settings.emptyText = 'text';
		expect(await read(cons_id)).toMatchObject({ primary_address: { street2: '', street3: null } });
	});

	it('are an empty element and xsi:nil in XML', async () => {
		const params = { cons_id: withAddress(), fields: FIELDS, response_format: 'xml' };
		const { text } = await call(running(), 'getUser', params);
		expect(text).toContain('<street2/><street3 xsi:nil="true"/>');
	});

	it('are both found among the generated people', async () => {
		const people = [...running().site.constituents.values()];
		const withEmpty = people.find(({ values }) => values.get('primary_address.street2') === '');
		expect(await read(withEmpty?.consId ?? '')).toMatchObject({
			primary_address: { street2: {}, street3: null },
		});
	});

	it('a custom field with an empty text has an id and no content', async () => {
		const { consId } = addRecord(running(), { custom_string1: '', custom_string2: 'x' });
		expect(await read(consId, 'custom_string1,custom_string2')).toMatchObject({
			custom: { string: [{ id: 'custom_string1' }, { id: 'custom_string2', content: 'x' }] },
		});
	});
});

describe('a cleared field', () => {
	const clear = async (): Promise<unknown> => {
		const { consId } = addRecord(running(), { nickname: 'Bo', birth_date: '1980-05-02' });
		await call(running(), 'update', { cons_id: consId, nickname: ' ', birth_date: ' ' });
		return read(consId, 'nickname,birth_date');
	};

	it('stays as it is if it holds an empty text already', async () => {
		const { consId } = addRecord(running(), { nickname: '' });
		await call(running(), 'update', { cons_id: consId, nickname: ' ' });
		expect(await read(consId, 'nickname')).toMatchObject({ nickname: {} });
	});

	it('is nil, or an empty text where it is a text', async () => {
		expect(await clear()).toMatchObject({ nickname: null, birth_date: null });
		running().site.settings.clearedText = 'empty';
		expect(await clear()).toMatchObject({ nickname: {}, birth_date: null });
	});
});
