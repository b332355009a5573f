import type { WireField } from '../../../parameters/collection';
import { filters } from '../../../parameters/fields/commonFields';
import { dateTimeField } from '../../../parameters/fields/dateTimes';
import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { limit } from '../../../parameters/fields/limit';
import { toText } from '../../../parameters/values';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';

/** The types that the page's syntax line names. An expression may give others. */
const transactionType: WireField = {
	property: {
		displayName: 'Transaction Type',
		name: 'transaction_type',
		type: 'options',
		default: 'DONATION',
		description:
			'Type that the transactions must have; an expression may give a type that is not in the list (API parameter: transaction_type)',
		options: [
			{ name: 'Donation', value: 'DONATION' },
			{ name: 'Donation, Accepted, Failed', value: 'DONATION_ACCEPTED_FAILED' },
			{ name: 'Donation, Pending', value: 'DONATION_PENDING' },
			{ name: 'Donation, Pending, Accepted', value: 'DONATION_PENDING_ACCEPTED' },
			{ name: 'Donation, Pending, Accepted, Failed', value: 'DONATION_PENDING_ACCEPTED_FAILED' },
			{ name: 'Donation, Pending, Rejected', value: 'DONATION_PENDING_REJECTED' },
			{ name: 'Donation, Pending, Rejected, Failed', value: 'DONATION_PENDING_REJECTED_FAILED' },
			{ name: 'Donation, Rejected', value: 'DONATION_REJECTED' },
			{ name: 'Donation, Rejected, Failed', value: 'DONATION_REJECTED_FAILED' },
			{ name: 'Donation, Settled', value: 'DONATION_SETTLED' },
			{ name: 'E-Commerce Purchase', value: 'ECOMMERCE_PURCHASE' },
			{ name: 'Failed Recurring Donation, Declined', value: 'FAILED_RECURRING_DONATION_DECLINED' },
			{ name: 'Failed Recurring Donation, Fraud', value: 'FAILED_RECURRING_DONATION_FRAUD' },
			{ name: 'Pledge', value: 'PLEDGE' },
			{ name: 'Recurring Gift', value: 'RECURRING_GIFT' },
			{ name: 'Refund', value: 'REFUND' },
			{ name: 'TeamRaiser Registration', value: 'F2F_REGISTRATION' },
			{ name: 'Ticket', value: 'TICKET' },
			{ name: 'Tributes Registration', value: 'TRIBUTES_REGISTRATION' },
		],
	},
	toWire: toText,
};

/** The site sorts by no date, and masks card numbers itself. [vendor page getUserTransactions; client code] */
export const getTransactions = operation({
	resource: 'constituent',
	value: 'getTransactions',
	method: 'getUserTransactions',
	name: 'Get Transactions',
	action: 'Get transactions of a constituent',
	description: 'Get the giving history of a constituent; card numbers are masked',
	paging: { list: 'transaction', pageSize: 100 },
	parameters: {
		identity: constituent(`The constituent whose transactions to get. ${LOOKUP_RULE}`),
		limit,
		which: filters([
			dateTimeField('begin_date', 'Begin Date', 'Only transactions from this date on', 'start'),
			dateTimeField('end_date', 'End Date', 'Only transactions up to this date', 'end'),
			transactionType,
		]),
	},
	prepare: ({ identity, limit: most, which }) => ({
		params: { ...which, ...identity.params },
		limit: most,
		items: (data) => rowsOf(data, 'transaction'),
	}),
});
