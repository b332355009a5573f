import type { Site } from '../data/site.mts';
import type { Element } from '../wire/element.mts';
import { toJson } from '../wire/json.mts';
import { toXml } from '../wire/xml.mts';

/** A response ready to be sent. */
export interface HttpResponse {
	httpStatus: number;
	contentType: string;
	body: string;
	/** Code of an error, as in the body. */
	code?: string;
	/** Further headers. */
	headers?: Record<string, string>;
}

/** Prints a response in the format asked for. */
export function printResponse(
	site: Site,
	root: Element,
	json: boolean,
	httpStatus: number,
): HttpResponse {
	const { settings } = site;
	if (!json) {
		const body = toXml(root, settings.xmlProlog, settings.xmlNamespace);
		return { httpStatus, contentType: settings.xmlContentType, body };
	}
	site.responses += 1;
	const { jsonKeyOrder, emptyText, rootKey } = settings;
	const order = { shuffled: jsonKeyOrder === 'shuffled', seed: site.responses, emptyText };
	const jsonName = (root.jsonName ?? root.name) + (rootKey === 'trailingBlank' ? ' ' : '');
	const body = toJson({ ...root, jsonName }, order);
	return { httpStatus, contentType: settings.jsonContentType, body };
}
