import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { ApiError } from '../api/errors.mts';
import { locateForRead } from '../api/locate.mts';
import { leaf, node } from '../wire/element.mts';

/**
 * getUserCenters: the centers of one record. No match, several matches and a site without centers
 * give an empty result, not an error [doc D-apidoc/getUserCenters]. The elements of a center are
 * [inferred] from those of a group.
 */
export const getUserCenters: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { multiCenter, codes, centersRoot } = site.settings;
		let ids: string[] = [];
		try {
			const { constituent } = locateForRead(site, params);
			if (multiCenter) ids = [...constituent.centers];
		} catch (error) {
			const empty = error instanceof ApiError && ['16', codes.severalOnRead].includes(error.code);
			if (!empty) throw error;
		}
		const centers = ids.flatMap((id) => site.centers.get(id) ?? []);
		return node(
			centersRoot,
			centers.map(({ id, name }) => node('center', [leaf('id', id), leaf('label', name)])),
		);
	},
};
