import { filledByExpression } from '../../expressions';
import { asRecord } from '../../input';
import type { ItemInput } from '../../input';
import type { Given } from './givenField';
import { fieldsOfSchema } from '../list/mapperSchema';

/**
 * The fields that a person has mapped one by one. The mapper stores null for a field that nobody
 * filled in: that is no value, not an empty one.
 */
export function fieldsByHand({ read, readRaw }: ItemInput): Given {
	const known = fieldsOfSchema(read('fields.schema'));
	const raw = readRaw('fields.value');
	const set = asRecord(raw);
	return {
		fields: Object.entries(asRecord(read('fields.value')))
			.filter(([name]) => set[name] !== null)
			.map(([name, value]) => ({ name, value, copy: known.get(name) })),
		byExpression: filledByExpression(raw),
		strayColumns: [],
	};
}
