import type { FieldType } from '../../../parameters/record/list/siteFields';
import type { SendingContext, Tried } from '../../../sending/context';
import { isSiteFault } from '../../../transport/reply/reply';
import type { CallToSend } from '../prepare';
import { siteFields } from '../siteFields';

/** The types of the site's fields by name. */
export type FieldTypes = ReadonlyMap<string, FieldType>;

/** Without the list an item can still be compared, so no failure to read it ends the run by itself. */
function withoutFailures(context: SendingContext): SendingContext {
	const onTried = ({ failure, ...tried }: Tried): void => {
		const isFault = tried.reply.kind !== 'answered' && isSiteFault(tried.reply);
		context.onTried(isFault ? { ...tried, failure } : tried);
	};
	return { ...context, onTried };
}

/**
 * The types of the fields that the account may write, which tell how values are compared.
 *
 * @returns undefined when the list cannot be read
 */
export async function fieldTypes(
	context: SendingContext,
	{ policy, call: { settings } }: CallToSend,
): Promise<FieldTypes | undefined> {
	const found = await siteFields(withoutFailures(context), policy, settings);
	if (found.kind === 'failed') return undefined;
	return new Map(found.fields.map(({ name, type }) => [name, type]));
}
