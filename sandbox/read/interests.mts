import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { locateForRead } from '../api/locate.mts';
import type { Interest } from '../data/types.mts';
import { leaf, node, type Element } from '../wire/element.mts';

/** getUserInterests: the interests of one record, with its root [doc D-old/getuserinterests]. */
export const getUserInterests: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		const interests = [...constituent.interests].flatMap((id) => site.interests.get(id) ?? []);
		return node('getConsInterestsResponse', interests.map(toElement));
	},
};

/**
 * listInterests: the site's interests, hidden ones on request [doc D-apidoc/listInterests]. No
 * document shows the response: the root is a setting, the parts are getUserInterests' [inferred].
 */
export const listInterests: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const all = params.flag('include_hidden');
		const interests = [...site.interests.values()].filter(({ hidden }) => all || !hidden);
		return node(site.settings.interestsRoot, interests.map(toElement));
	},
};

/**
 * isUserInterested: whether a record has an interest [doc D-bb/constituents/isUserInterested]; the
 * answer as one client reads it [code C-nature].
 */
export const isUserInterested: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const id = params.text('interest_id');
		if (!id) throw failure.missing();
		const { constituent } = locateForRead(site, params);
		if (site.settings.unknownInterest === 'fail' && !site.interests.has(id.trim())) {
			throw failure.invalidValue('interest_id', 'is no interest');
		}
		const interested = constituent.interests.has(id.trim());
		return node('isConsInterestedResponse', [leaf('interested', String(interested))]);
	},
};

function toElement({ id, label, path, forEmail, forWeb }: Interest): Element {
	return node('interest', [
		leaf('id', id),
		leaf('label', label),
		leaf('path', path),
		leaf('for_email', String(forEmail)),
		leaf('for_web', String(forWeb)),
	]);
}
