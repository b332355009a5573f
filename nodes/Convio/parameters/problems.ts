import { InputError } from './input';

function alone({ field, message, description }: InputError): InputError {
	return new InputError(field, message, description);
}

/** Collects what is wrong with one item, so that a person hears of all of it and not of the first alone. */
export class Problems {
	private readonly found: InputError[] = [];

	private fault: { readonly error: unknown } | undefined;

	/** @returns what the step gives; undefined when something is wrong */
	attempt<T>(step: () => T): T | undefined {
		try {
			return step();
		} catch (error) {
			if (error instanceof InputError) this.found.push(alone(error), ...error.others);
			else this.fault ??= { error };
			return undefined;
		}
	}

	/**
	 * @throws InputError for the first of what was found, with the others beside it; before that,
	 * whatever else a step has thrown, such as the failure of an expression
	 */
	throwIfAny(): void {
		if (this.fault !== undefined) throw this.fault.error;
		const [first, ...others] = this.found;
		if (first === undefined) return;
		throw new InputError(first.field, first.message, first.description, others);
	}
}
