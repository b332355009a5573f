import { InputError } from '../../parameters/input';
import { SiteUrlError } from '../../transport/credential/siteUrl';
import type { Failure } from './failure';

function descriptionOf(error: Error): string {
	return 'description' in error && typeof error.description === 'string' ? error.description : '';
}

/** The failure of an item that was never sent: a value that cannot be right, or an expression. */
export function failureOfInput(error: unknown): Failure {
	const base = { outcome: 'not applied', scope: 'item' } as const;
	if (error instanceof SiteUrlError) {
		const description = "Correct 'Site URL' in the credential.";
		return { ...base, message: error.message, description, field: 'Site URL', scope: 'run' };
	}
	if (!(error instanceof Error)) return { ...base, message: String(error), description: '' };
	const { message } = error;
	const description = descriptionOf(error);
	return error instanceof InputError
		? { ...base, message, description, field: error.field }
		: { ...base, message, description };
}

/** The failure of an item that was not looked at any more, because the execution was canceled. */
export const CANCELLED: Failure = {
	message: 'The execution was canceled',
	description: '',
	outcome: 'not applied',
	scope: 'cut short',
};
