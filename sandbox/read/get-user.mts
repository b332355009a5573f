import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { locateForRead } from '../api/locate.mts';
import { node } from '../wire/element.mts';
import { readSelection, userElements } from './user-elements.mts';

/** getUser: one record as nested elements [doc D-apidoc/getUser]; the root [doc D-old/getuser]. */
export const getUser: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		const selection = readSelection(site, params.text('fields'));
		return node('getConsResponse', userElements(site, constituent, selection));
	},
};
