import type { ResourceMapperField } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox/index.mts';
import { editorOf } from './editor.mts';
import { by, callsOf, credentialOf, run } from '../../support/harness.mts';
import type { Parameters, Run, Strings } from '../../support/harness.mts';
import { ADA, addAda } from './people.mts';

const schemas = new WeakMap<Sandbox, ResourceMapperField[]>();

/** The fields as a workflow stores them once somebody has opened the mapper. */
async function schemaOf(sandbox: Sandbox): Promise<ResourceMapperField[]> {
	const known = schemas.get(sandbox);
	if (known !== undefined) return known;
	const { fields } = await editorOf(credentialOf(sandbox)).getRecordFields();
	schemas.set(sandbox, fields);
	return fields;
}

/** The field mapper, each column mapped by hand. */
export async function byHand(sandbox: Sandbox, value: Parameters): Promise<Parameters> {
	const schema = await schemaOf(sandbox);
	return { fieldsInput: 'mapper', fields: { mappingMode: 'defineBelow', value, schema } };
}

/** The field mapper, columns mapped by their names. */
export const AUTOMATIC: Parameters = {
	fieldsInput: 'mapper',
	fields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
};

/** Record fields as JSON. */
export function asJson(fields: unknown): Parameters {
	return { fieldsInput: 'json', fieldsJson: fields };
}

/** Updates Ada, for each item; gives the record fields of each call, and what came out. */
export async function updateAda(sandbox: Sandbox, fields: Parameters, more: Partial<Run> = {}) {
	addAda(sandbox);
	const { parameters, ...rest } = more;
	const result = await run(sandbox, {
		resource: 'constituent',
		operation: 'update',
		parameters: { constituent: by('cons_id', ADA), ...fields, ...parameters },
		...rest,
	});
	const sent = callsOf(sandbox, 'update').map(({ cons_id: _, ...params }): Strings => params);
	return { ...result, sent };
}

/** Gives a new nickname to whom the parameters find. */
export async function updateNickname(sandbox: Sandbox, parameters: Parameters) {
	return await run(sandbox, {
		resource: 'constituent',
		operation: 'update',
		parameters: { ...asJson('{"nickname":"Countess"}'), ...parameters },
	});
}
