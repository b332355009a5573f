import type { WireField } from '../../../parameters/collection';
import { filters } from '../../../parameters/fields/commonFields';
import { toBoolean, toConstituentId, toEmail, toMemberId } from '../../../parameters/values';
import type { ToWire } from '../../../parameters/values';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { withBooleans } from '../withBooleans';

function key(name: string, displayName: string, noun: string, toWire: ToWire): WireField {
	return {
		property: {
			displayName,
			name,
			type: 'string',
			default: '',
			description: `${noun} of a constituent; the vendor does not document how it changes the list (API parameter: ${name})`,
		},
		toWire,
	};
}

/** [vendor page listInterests; root and parts of an entry are inferred] */
export const getManyInterests = operation({
	resource: 'interest',
	value: 'getAll',
	method: 'listInterests',
	name: 'Get Many',
	action: 'Get many interests',
	description: 'Get the interests that the site has for its constituents to choose from',
	parameters: {
		which: filters([
			{
				property: {
					displayName: 'Include Hidden',
					name: 'include_hidden',
					type: 'boolean',
					default: true,
					description: 'Whether to list hidden interests, too (API parameter: include_hidden)',
				},
				toWire: toBoolean,
			},
			key('cons_id', 'Cons ID', 'Cons ID', toConstituentId),
			key('member_id', 'Member ID', 'Member ID', toMemberId),
			key('primary_email', 'Primary Email', 'Primary email address', toEmail),
		]),
	},
	prepare: ({ which }) => ({
		params: which,
		items: (data) =>
			rowsOf(data, 'interest').map((row) => withBooleans(row, ['for_email', 'for_web'])),
	}),
});
