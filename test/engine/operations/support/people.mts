import type { Constituent, Sandbox } from '../../../../sandbox/index.mts';
import type { OperationCase } from './operation-case.mts';
import type { Strings } from '../../support/stored.mts';

/** The record that most tests are about. */
export const ADA = '1001002';

export const ADA_VALUES: Strings = {
	'name.first': 'Ada',
	'name.last': "O'Brien-Łukasz",
	'email.primary_address': 'ada@example.org',
	'email.accepts_email': 'true',
	birth_date: '1980-05-02',
	member_id: 'A-0001',
	'primary_address.zip': '02139',
	custom_string1: 'true',
	custom_boolean1: 'false',
	custom_number1: '007',
};

/** Puts a record with these values, and with this ID if one is given, on the site. */
export function addRecord(sandbox: Sandbox, values: Strings = {}, consId?: string): Constituent {
	const { site } = sandbox;
	if (consId !== undefined) site.nextConsId = Number(consId);
	const constituent = site.newConstituent();
	for (const [name, value] of Object.entries(values)) constituent.values.set(name, value);
	site.addConstituent(constituent);
	return constituent;
}

/** Ada, with memberships and two interactions. */
export function addAda(sandbox: Sandbox): Constituent {
	const { site } = sandbox;
	const ada = addRecord(sandbox, ADA_VALUES, ADA);
	for (const id of ['1010', '1013']) site.setMember(ada, id, true);
	site.setListed(ada, 'interests', '1002', true);
	site.setListed(ada, 'centers', '1101', true);
	for (const subject of ['Signed up', 'Volunteered']) {
		site.logInteraction(ada, {
			typeId: '0',
			categoryId: '0',
			subject,
			body: '',
			count: 1,
			automatic: false,
		});
	}
	return ada;
}

/** The values of a record of the site. */
export function valuesOf(sandbox: Sandbox, consId: string): Strings {
	return Object.fromEntries(sandbox.site.constituents.get(consId)?.values ?? []);
}

/** The site as a plain run of an operation needs it. */
export function setUp(sandbox: Sandbox, entry: Pick<OperationCase, 'setUp'>): void {
	addAda(sandbox);
	entry.setUp?.(sandbox);
}
