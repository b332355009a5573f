import { SERVLETS } from '../api/call.mts';
import type { SiteSettings } from '../settings.mts';

/** Short name of the stand-in's organization in the path. */
export const ORG = 'demo';

/** /<org>/site/<servlet> or, on a custom secure domain, /site/<servlet> [page; code C-gfl]; a
 * ;jsessionid suffix belongs to the client API's sessions [code C-lx]. */
const SITE_PATH = /^\/(?:([^/]+)\/)?site\/([^/;]+)(?:;[^/]*)?$/;

/**
 * The servlet at a path, or undefined when there is none. The client servlet CRConsAPI is not part
 * of the stand-in and answers like a wrong path.
 */
export function servletAt(path: string, settings: SiteSettings): string | undefined {
	const parts = SITE_PATH.exec(path);
	const [, org, servlet = ''] = parts ?? [];
	if (!parts || !SERVLETS.some((known) => known === servlet)) return undefined;
	if (org === undefined) return settings.servedPaths === 'org' ? undefined : servlet;
	return org === ORG && settings.servedPaths !== 'custom' ? servlet : undefined;
}
