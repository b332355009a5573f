import { fieldNames } from '../../../parameters/fields/fieldNames';
import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { simplify } from '../../../parameters/fields/toggle';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { simplifyRecord } from './simplify';

/** Reads one record. [vendor page getUser] */
export const get = operation({
	resource: 'constituent',
	value: 'get',
	method: 'getUser',
	name: 'Get',
	action: 'Get a constituent',
	description: 'Get the record of a constituent, with the fields that the account may view',
	parameters: {
		identity: constituent(`The constituent to get. ${LOOKUP_RULE}`),
		fields: fieldNames('Fields to get, by default all that the account may view'),
		simple: simplify,
	},
	prepare: ({ identity, fields, simple }) => ({
		params: { ...fields, ...identity.params },
		items(record) {
			if (Object.keys(record).length === 0) throw new ReplyError('it contains no record');
			return [simple ? simplifyRecord(record) : record];
		},
	}),
});
