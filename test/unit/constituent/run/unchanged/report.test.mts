import { beforeEach, describe, expect, it } from 'vitest';

import type { UnprovenReason } from '../../../../../nodes/Convio/constituent/operations/constituent/compare/compare.ts';
import { ComparisonReport } from '../../../../../nodes/Convio/constituent/run/unchanged/report.ts';

const UNCHANGED = { kind: 'unchanged', shown: [] } as const;

/** The comparison of an item that is sent. */
function toBeSent(
	changed: readonly string[],
	unproven: Readonly<Record<string, UnprovenReason>> = {},
) {
	const reasons = Object.entries(unproven).map(([name, reason]) => ({ name, reason }));
	return { kind: 'to be sent', changed, unproven: reasons, shown: [] } as const;
}

let report: ComparisonReport;
beforeEach(() => {
	report = new ComparisonReport();
});

function times(count: number, note: () => void): void {
	for (let done = 0; done < count; done += 1) note();
}

const NONE_OF_ONE = 'Skip Unchanged: 0 of 1 item unchanged, with nothing to send.';
const ADVICE =
	"If a field differs in every run, the site may rewrite it, as it does with addresses; 'Fields Not Compared' leaves it out.";

it('tells nothing of a run without an item to compare', () => {
	expect(report.text()).toBeUndefined();
});

describe('the count of unchanged items', () => {
	it('is all that there is to tell when every item was unchanged', () => {
		times(2, () => report.compared(UNCHANGED, true));
		expect(report.text()).toBe('Skip Unchanged: 2 of 2 items unchanged, with nothing to send.');
	});

	it('speaks of a single item in the singular', () => {
		report.compared(UNCHANGED, true);
		expect(report.text()).toBe('Skip Unchanged: 1 of 1 item unchanged, with nothing to send.');
	});

	it('has thousands separators', () => {
		times(1_234, () => report.compared(UNCHANGED, true));
		times(1_000, () => report.notCompared());
		expect(report.text()).toMatch(/^Skip Unchanged: 1,234 of 2,234 items unchanged/);
	});

	it('leaves out an item that was sent although its record holds all of it', () => {
		report.compared(UNCHANGED, false);
		expect(report.text()).toBe(NONE_OF_ONE);
	});

	it('is a part of all items: those sent without a comparison or a look count as well', () => {
		report.compared(UNCHANGED, true);
		report.notCompared();
		report.notLooked();
		report.compared(toBeSent(['nickname']), false);
		expect(report.text()).toMatch(/^Skip Unchanged: 1 of 4 items unchanged/);
	});
});

describe('the fields that differed', () => {
	it('come with how often, the most frequent first, and with what can be done', () => {
		times(1, () => report.compared(toBeSent(['gender']), false));
		times(3, () => report.compared(toBeSent(['nickname', 'title']), false));
		times(1_197, () => report.compared(toBeSent(['nickname']), false));
		expect(report.text()).toBe(
			`Skip Unchanged: 0 of 1,201 items unchanged, with nothing to send. Differed most: nickname (1,200), title (3), gender (1). ${ADVICE}`,
		);
	});

	it('are all named if they are five', () => {
		report.compared(toBeSent(['a', 'b', 'c', 'd', 'e']), false);
		const names = 'a (1), b (1), c (1), d (1), e (1)';
		expect(report.text()).toBe(`${NONE_OF_ONE} Differed most: ${names}. ${ADVICE}`);
	});

	it('are the five most frequent if they are more, and the others are counted', () => {
		report.compared(toBeSent(['a', 'b', 'c', 'd', 'e', 'f', 'g']), false);
		report.compared(toBeSent(['g']), false);
		const names = 'g (2), a (1), b (1), c (1), d (1) and 2 more';
		expect(report.text()).toContain(` Differed most: ${names}. ${ADVICE}`);
	});
});

describe('what was sent without a proven difference', () => {
	it.each<[UnprovenReason, string]>([
		['write-only', 'Always sent, because no response of the site can show it: nickname (1).'],
		[
			'not shown',
			'Sent, because the record read does not show it: nickname (1). The API administrator account may change it, but perhaps not view it; give it the right to view it.',
		],
		[
			'in nil container',
			'Cleared, because an empty field cannot be told from one that the account may not view: nickname (1).',
		],
		[
			'not read',
			'Sent, because the account may not read the list of it: nickname (1). Give it the permission for groups and interests.',
		],
		[
			'not comparable',
			'Sent, because what the record holds cannot be compared with it: nickname (1).',
		],
	])('since it is %s, is named with the reason', (reason, sentence) => {
		report.compared(toBeSent([], { nickname: reason }), false);
		expect(report.text()).toBe(`${NONE_OF_ONE} ${sentence}`);
	});

	it('is counted over all items, each reason in a sentence of its own', () => {
		report.compared(toBeSent([], { title: 'not comparable', user_password: 'write-only' }), false);
		report.compared(toBeSent([], { user_password: 'write-only' }), false);
		expect(report.text()).toBe(
			'Skip Unchanged: 0 of 2 items unchanged, with nothing to send. Sent, because what the record holds cannot be compared with it: title (1). Always sent, because no response of the site can show it: user_password (2).',
		);
	});
});

describe('items that were not looked at, since nothing could be skipped,', () => {
	it.each([
		[1, 'Skip Unchanged: 0 of 1 item unchanged', '1 further item with such a parameter was'],
		[2, 'Skip Unchanged: 0 of 2 items unchanged', '2 further items with such a parameter were'],
	])('are told of: %i of them', (count, start, middle) => {
		times(count, () => report.notLooked());
		expect(report.text()).toBe(
			`${start}, with nothing to send. None of the first items could be skipped, so ${middle} sent without reading the record.`,
		);
	});
});

it('says that only equal texts count where the list of fields could not be read', () => {
	report.typesMissing();
	report.notCompared();
	expect(report.text()).toBe(
		`${NONE_OF_ONE} The site's list of fields could not be read, so only texts that are exactly the same were taken for unchanged.`,
	);
});
