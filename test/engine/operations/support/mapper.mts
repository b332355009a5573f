import type { INode, ResourceMapperField } from 'n8n-workflow';

import type { Field, Sandbox } from '../../../../sandbox/index.mts';
import { credentialOf } from '../../support/harness.mts';
import { editorOf } from './editor.mts';

/** The field mapper in the editor, for a test file with one stand-in. */
export function mapperOf(running: () => Sandbox) {
	return {
		/** What the mapper offers, by field name. */
		async mapperFields(
			parameters?: INode['parameters'],
		): Promise<Map<string, ResourceMapperField>> {
			const { fields } = await editorOf(credentialOf(running()), parameters).getRecordFields();
			return new Map(fields.map((field) => [field.id, field]));
		},

		/** Gives the site a record field, in place of the one of that name. */
		define(more: Partial<Field> & { name: string }): void {
			const groups = { group: 'General', subGroup: 'General', choices: [] };
			const may = { required: false, view: true, update: true };
			const field: Field = { label: 'x', type: 'TEXT', ...may, ...groups, ...more };
			running().site.fields.set(more.name, field);
		},
	};
}
