import { hashText, seededRandom } from './random.mts';
import type { Transaction } from './types.mts';

/** The types that the page's syntax line names [doc D-apidoc/getUserTransactions]. */
export const TRANSACTION_TYPES = [
	'DONATION',
	'PLEDGE',
	'RECURRING_GIFT',
	'TICKET',
	'DONATION_PENDING',
	'DONATION_PENDING_ACCEPTED',
	'DONATION_PENDING_REJECTED',
	'DONATION_PENDING_ACCEPTED_FAILED',
	'DONATION_PENDING_REJECTED_FAILED',
	'DONATION_ACCEPTED_FAILED',
	'DONATION_REJECTED_FAILED',
	'DONATION_SETTLED',
	'DONATION_REJECTED',
	'F2F_REGISTRATION',
	'TRIBUTES_REGISTRATION',
	'ECOMMERCE_PURCHASE',
	'REFUND',
	'FAILED_RECURRING_DONATION_DECLINED',
	'FAILED_RECURRING_DONATION_FRAUD',
] as const;

/** Types of which the generated transactions are; most are donations. */
const MADE = ['DONATION', 'DONATION', 'DONATION', 'ECOMMERCE_PURCHASE', 'TICKET'] as const;

const DAY = 86_400_000;

/** The last day of a generated transaction. */
const LATEST = Date.UTC(2025, 0, 1, 15);

/**
 * Made-up transactions of one record, none for most. They are not in the order of their dates: one
 * client notes that the site does not sort them [code C-transactions]. The same seed and id make
 * the same ones.
 */
export function transactionsOf(seed: number, consId: string): Transaction[] {
	const random = seededRandom(hashText(`transactions ${consId}`, seed));
	const below = (limit: number): number => Math.floor(random() * limit);
	const count = below(3) === 0 ? 1 + below(4) : 0;
	return Array.from({ length: count }, (_, index) => {
		const at = LATEST - below(3650) * DAY - below(DAY);
		const type = MADE[below(MADE.length)] ?? 'DONATION';
		const byCard = below(4) > 0;
		return {
			at,
			confirmationCode: `1000-${1000 + below(9000)}-1-${consId}-${1001 + index}`,
			type,
			amount: `${5 + below(500)}.${below(2) === 0 ? '00' : '50'}`,
			tenderType: byCard ? 'CREDIT_CARD' : 'CHECK',
			payMethod: byCard ? 'ONLINE' : 'OFFLINE',
			...(byCard && { card: cardOf(below(10_000), new Date(at)) }),
			...(type === 'DONATION' && {
				donation: { formId: '1300', levelId: String(1381 + below(4)), campaignId: '1140' },
			}),
		};
	});
}

/** Only the last four digits of a card are ever known [recorded transactions]. */
function cardOf(lastDigits: number, paid: Date): NonNullable<Transaction['card']> {
	// The last day of a month, two years after the payment.
	const end = new Date(Date.UTC(paid.getUTCFullYear() + 2, paid.getUTCMonth() + 1, 0));
	return {
		type: 'VISA',
		number: `************${String(lastDigits).padStart(4, '0')}`,
		expiration: end.toISOString().slice(0, 10),
	};
}
