import { describe, expect, it } from 'vitest';

import { matchChoice } from '../../../../nodes/Convio/parameters/cells/choices.ts';

describe('a choice is not guessed', () => {
	it.each([
		[['Home Phone', 'Work Phone'], 'homephone'],
		[['Straße'], 'strasse'],
		[['Yes', 'YES'], 'yes'],
		[['Yes', 'YES', 'Yes'], 'yes'],
		[['Food & Drink', 'Food &amp; Drink'], 'food & drink'],
		[[], 'Yes'],
	])('of %j, %j is none', (choices, text) => {
		expect(matchChoice(choices, text)).toBeUndefined();
	});
});

describe('a choice is found', () => {
	it.each([
		['that the site lists twice', ['Yes', 'Yes', 'No'], 'yes', 'Yes'],
		['whose letters differ from another one', ['Maße', 'Masse'], 'MASSE', 'Masse'],
		['as it is written, where another differs in case', ['Yes', 'YES'], 'YES', 'YES'],
		['with several blanks for one', ['Home Phone'], 'home \t\u00A0phone', 'Home Phone'],
		['with invisible characters in it', ['Home Phone'], 'Home\u200B Phone', 'Home Phone'],
		['by the number of a character', ['Café'], 'caf&#233;', 'Café'],
		['by its number in hexadecimal', ['Café'], 'CAF&#XE9;', 'Café'],
		['by the last of all numbers', ['A\u{10FFFF}'], 'a&#x10FFFF;', 'A\u{10FFFF}'],
		['by the name of a character', ['"A" & \'B\''], '&quot;a&QUOT;&nbsp;&amp; &apos;b&apos;'],
	])('%s', (_, choices, text, choice = choices[0]) => {
		expect(matchChoice(choices, text)).toBe(choice);
	});

	it('again in the same list, and in a list of other choices', () => {
		const first = ['Yes', 'No'];
		const second = ['YES', 'Maybe'];
		expect(matchChoice(first, 'yes')).toBe('Yes');
		expect(matchChoice(second, 'yes')).toBe('YES');
		expect(matchChoice(first, 'no')).toBe('No');
		expect(matchChoice(second, 'no')).toBeUndefined();
	});
});

it('a number beyond all characters stays as it is written, and is no error', () => {
	expect(matchChoice(['A&#x110000;'], 'a&#X110000;')).toBe('A&#x110000;');
	expect(matchChoice(['A'], 'A&#x110000;')).toBeUndefined();
});
