import type { INodeProperties } from 'n8n-workflow';
import { ReplyError } from '../../../transport/reply/rows';

import { readWireCollection, wireCollection } from '../../../parameters/collection';
import { constituentLocator, LOOKUP_RULE, readIdentity } from '../../../parameters/identity';
import { fieldNamesProperty, readFieldNames } from '../../../parameters/fieldNames';
import { readOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import type { Operation } from '../operation';
import { simplifyRecord } from './simplify';

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** `getUser`: reads one record. [vendor page getUser] */
export const get: Operation = {
	resource: 'constituent',
	value: 'get',
	method: 'getUser',
	name: 'Get',
	action: 'Get a constituent',
	description: 'Get the record of a constituent, with the fields that the account may view',
	properties: [
		constituentLocator(`The constituent to get. ${LOOKUP_RULE}`),
		fieldNamesProperty('Fields to get, by default all that the account may view'),
		simplify,
		wireCollection('additionalFields', 'Additional Fields', 'Add Field', COMMON_FIELDS),
		readOptions,
	],
	params: ({ read }) => ({
		...readFieldNames(read),
		...readWireCollection(read, 'additionalFields', COMMON_FIELDS),
		...readIdentity(read).params,
	}),
	items(data, { read }) {
		if (Object.keys(data).length === 0) throw new ReplyError('it contains no record');
		return [read('simplify') === false ? data : simplifyRecord(data)];
	},
};
