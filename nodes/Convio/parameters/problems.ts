import { InputError } from './input';

function alone({ field, message, description }: InputError): InputError {
	return new InputError(field, message, description);
}

/** Collects what is wrong with one item, so that a person hears of all of it and not of the first alone. */
export class Problems {
	private readonly found: InputError[] = [];

	/**
	 * @returns what the step gives; undefined when the step has found something wrong
	 * @throws what the step throws, if that is no InputError: a fault of the code must not pass for
	 * one of the item
	 */
	attempt<T>(step: () => T): T | undefined {
		try {
			return step();
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			this.found.push(alone(error), ...error.others);
			return undefined;
		}
	}

	/** @throws InputError for the first of what was found, with the others beside it */
	throwIfAny(): void {
		const [first, ...others] = this.found;
		if (first === undefined) return;
		throw new InputError(first.field, first.message, first.description, others);
	}
}
