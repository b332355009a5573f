import type { IDataObject } from 'n8n-workflow';

import type { Comparison } from '../../operations/constituent/compare/compare';
import { writeOnlyNames } from '../../operations/constituent/compare/parameterKinds';
import type { ServerApiCall } from '../../../transport/call';
import { locatingParameter } from '../../../transport/identity';

/** What would become of an item, without the words of a comparison. */
interface Preview extends IDataObject {
	would: 'unchanged' | 'update' | 'create';
	/** Proven differences. */
	differs: string[];
	/** What would be sent although no difference is proven. */
	alwaysSent: string[];
}

/** @param isSkipped whether nothing would be sent */
export function previewOf(comparison: Comparison, isSkipped: boolean): Preview {
	if (comparison.kind === 'unchanged') {
		return { would: isSkipped ? 'unchanged' : 'update', differs: [], alwaysSent: [] };
	}
	const { changed, unproven } = comparison;
	return {
		would: 'update',
		differs: [...changed],
		alwaysSent: unproven.map(({ name }) => name),
	};
}

/**
 * What would become of an item whose record was not found. Create or Update adds a record, but not by
 * constituent ID, and not where several have a member ID. [vendor page createOrUpdate]
 *
 * @param isWritten whether an earlier item of the run would have created the record
 */
export function previewWithoutRecord(
	{ method, params }: ServerApiCall,
	found: 0 | 'several',
	isWritten: boolean,
): Preview & { found: 0 | 'several' } {
	const key = locatingParameter(params);
	const adds = key === 'primary_email' || (key === 'member_id' && found === 0);
	const would = method === 'createOrUpdate' && adds && !isWritten ? 'create' : 'update';
	return { would, found, differs: [], alwaysSent: writeOnlyNames(params) };
}
