import type { Faker } from '@faker-js/faker';
import { faker as de } from '@faker-js/faker/locale/de';
import { faker as en } from '@faker-js/faker/locale/en_US';
import { faker as es } from '@faker-js/faker/locale/es';
import { faker as fr } from '@faker-js/faker/locale/fr';
import { faker as ja } from '@faker-js/faker/locale/ja';
import { faker as ko } from '@faker-js/faker/locale/ko';
import { faker as pl } from '@faker-js/faker/locale/pl';
import { faker as zh } from '@faker-js/faker/locale/zh_CN';
import { seededRandom } from './random.mts';

/** Half of the people have plain names, the rest accents or CJK characters. */
const LOCALES: readonly Faker[] = [en, en, en, en, en, fr, de, es, pl, ja, zh, ko];

const APOSTROPHES = ["O'Brien", "D'Angelo", 'O’Neill', "N'Diaye"];

/** Dates are drawn before this one, so that they do not depend on the day of the run. */
const REFERENCE_DATE = new Date('2025-01-01T00:00:00Z');

/** Makes the values of made-up people; the same seed makes the same people. */
export class People {
	readonly #random: () => number;

	constructor(seed: number) {
		this.#random = seededRandom(seed);
		for (const [index, faker] of LOCALES.entries()) {
			faker.seed(seed + index);
			faker.setDefaultRefDate(REFERENCE_DATE);
		}
	}

	/** True for about one of `every` calls. */
	oneIn(every: number): boolean {
		return this.#random() * every < 1;
	}

	/** One element of a list that is not empty. */
	pick<T>(list: readonly [T, ...T[]] | readonly T[], otherwise: T): T {
		return list[Math.floor(this.#random() * list.length)] ?? otherwise;
	}

	/** Values by field name of person number `n`; the address is unique for each number. */
	person(n: number): Map<string, string> {
		const faker = this.pick(LOCALES, en);
		const last = this.oneIn(12) ? this.pick(APOSTROPHES, "O'Brien") : faker.person.lastName();
		const first = faker.person.firstName();
		const user = en.person.firstName().replace(/[^A-Za-z]/g, '');
		const plus = this.oneIn(15) ? '+news' : '';
		const values = new Map([
			['name.first', first],
			['name.last', last],
			['email.primary_address', `${user}.${n}${plus}@example.org`.toLowerCase()],
			['email.accepts_email', String(!this.oneIn(5))],
			['email.preferred_format', this.pick(['HTML', 'Plain Text'], 'HTML')],
			['email.status', 'Good'],
			['accepts_postal_mail', String(!this.oneIn(4))],
			['active.status', 'Active'],
			['active.detail', this.oneIn(2) ? 'Known' : 'Unknown'],
			['donor_status', this.oneIn(3) ? 'Donor' : 'Non-Donor'],
			['origin', 'Website'],
		]);
		if (!this.oneIn(3)) this.#address(values);
		if (!this.oneIn(3)) {
			const birth = en.date.birthdate({ min: 18, max: 90, mode: 'age' });
			values.set('birth_date', birth.toISOString().slice(0, 10));
		}
		if (this.oneIn(2)) {
			values.set('home_phone', en.helpers.fromRegExp('[2-9][0-9]{2}-555-01[0-9]{2}'));
		}
		if (this.oneIn(4)) values.set('name.title', this.pick(['Mr.', 'Ms.', 'Dr.'], 'Ms.'));
		if (this.oneIn(3)) values.set('custom_string1', en.lorem.words(3));
		if (this.oneIn(4)) values.set('custom_boolean1', String(this.oneIn(2)));
		if (this.oneIn(5)) values.set('custom_number1', String(en.number.int({ max: 5000 })));
		// A third has a member ID, with leading zeros as many client systems write them.
		if (n % 3 === 0) values.set('member_id', String(n).padStart(6, '0'));
		return values;
	}

	#address(values: Map<string, string>): void {
		values.set('primary_address.street1', en.location.streetAddress());
		values.set('primary_address.city', en.location.city());
		values.set('primary_address.state', this.pick(['TX', 'MA', 'NJ', 'CA'], 'TX'));
		// ZIP codes of Massachusetts and New Jersey begin with a zero.
		const zip = en.location.zipCode('#####');
		values.set('primary_address.zip', this.oneIn(3) ? `0${zip.slice(1)}` : zip);
		values.set('primary_address.country', 'United States');
		// An empty text beside parts that are nil: both kinds were seen in addresses [code C-aha].
		values.set('primary_address.street2', '');
	}
}
