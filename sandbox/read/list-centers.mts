import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { page } from '../api/paging.mts';
import { leaf, node } from '../wire/element.mts';

/** Page size without list_page_size [doc D-apidoc/listCenters]. */
const PAGE_SIZE = 25;

/**
 * listCenters: the centers that the caller may view, by page; none on a site without centers
 * [doc D-apidoc/listCenters]. How one center looks is not known: names are settings, parts are those
 * of getUserCenters [inferred].
 */
export const listCenters: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { multiCenter, hiddenCenters, centerElement, centerNameElement } = site.settings;
		const found = [...site.centers.values()].filter(
			({ id }) => multiCenter && !hiddenCenters.includes(id),
		);
		return node(
			'listCentersResponse',
			page(params, found, PAGE_SIZE).map(({ id, name }) =>
				node(centerElement, [leaf('id', id), leaf(centerNameElement, name)]),
			),
		);
	},
};
