import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { readDateRange } from '../api/date-range.mts';
import { failure } from '../api/failures.mts';
import { locateForRead } from '../api/locate.mts';
import { page } from '../api/paging.mts';
import type { Site } from '../data/site.mts';
import { TRANSACTION_TYPES } from '../data/transactions.mts';
import type { Constituent, Transaction } from '../data/types.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { printDate, printInstant } from '../wire/zone.mts';

/** Page size without list_page_size [doc D-apidoc/getUserTransactions]. */
const PAGE_SIZE = 25;

/**
 * getUserTransactions: the transactions of one record, by page [doc D-apidoc/getUserTransactions].
 * Root and parts are those of recorded responses [recorded transactions]; the parts of a donation are
 * those that a client reads [code C-transactions].
 */
export const getUserTransactions: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		const type = params.text('transaction_type')?.trim();
		// Whether an unknown type is refused or finds nothing is not documented [open].
		if (type !== undefined && !TRANSACTION_TYPES.some((known) => known === type)) {
			throw failure.invalidValue('transaction_type', 'is not a type of transactions');
		}
		const inRange = readDateRange(site, params);
		const found = constituent.transactions.filter(
			(one) => inRange(one.at) && (type === undefined || one.type === type),
		);
		return node(
			'getConsTransactionsResponse',
			page(params, found, PAGE_SIZE).map((one) => toElement(site, constituent, one)),
		);
	},
};

function toElement(site: Site, constituent: Constituent, one: Transaction): Element {
	const parts = [
		leaf('timestamp', printInstant(site.settings, one.at)),
		leaf('confirmation_code', one.confirmationCode),
		amount('amount', one.amount),
		leaf('tender_type', one.tenderType),
		leaf('pay_method', one.payMethod),
		leaf('transaction_type', one.type),
	];
	if (one.card) {
		const expiration = printDate(site.settings, one.card.expiration);
		parts.push(leaf('credit_card_type', one.card.type));
		parts.push(leaf('credit_card_number', one.card.number));
		parts.push(leaf('credit_card_expiration', expiration));
	}
	parts.push(billingName(constituent), billingAddress(constituent));
	if (one.donation) parts.push(donationDetail(one.donation, one.amount));
	return node('transaction', parts);
}

function amount(name: string, decimal: string): Element {
	return node(name, [leaf('decimal', decimal), leaf('formatted', `$${decimal}`)]);
}

function billingName({ values }: Constituent): Element {
	const names = ['title', 'first', 'middle', 'last', 'suffix', 'prof_suffix'];
	return node(
		'billing_name',
		names.map((name) => leaf(name, values.get(`name.${name}`) ?? null)),
	);
}

function billingAddress({ values }: Constituent): Element {
	const names = ['street1', 'street2', 'street3', 'city', 'state', 'zip', 'country'];
	const parts = names.map((name) => leaf(name, values.get(`primary_address.${name}`) ?? null));
	// A record without a state is billed to a state called None [recorded transactions].
	return node(
		'billing_address',
		parts.map((part) =>
			part.name === 'state' && part.text === null ? leaf('state', 'None') : part,
		),
	);
}

/** One client's class has null for the descriptions of form and campaign, and {} for that of the
 * level, in one response [code C-transactions]. */
function donationDetail(donation: NonNullable<Transaction['donation']>, paid: string): Element {
	const { formId, levelId, campaignId } = donation;
	const part = (name: string, id: string, title: string, description: string | null): Element =>
		node(name, [leaf('id', id), leaf('title', title), leaf('description', description)]);
	return node('donation_detail', [
		part('form', formId, 'Annual Fund', null),
		part('level', levelId, 'Other Amount', ''),
		part('campaign', campaignId, 'Annual Campaign', null),
		amount('value_of_goods', '0.00'),
		amount('tax_deductible_amount', paid),
	]);
}
