import type { Site } from '../data/site.mts';
import type { Element } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';

/** A call as it reaches the API. */
export interface ApiCall {
	servlet: string;
	verb: string;
	params: Params;
	/** Address the call comes from. */
	ip: string;
}

/** What a method gets to work with. */
export interface MethodContext {
	site: Site;
	params: Params;
	/** Name of the method called. */
	method: string;
}

/** Servlets of the server API that the stand-in has [code C-ang]. */
export const SERVLETS = ['SRConsAPI', 'SRGroupAPI', 'SRDataSyncAPI'] as const;

type Servlet = (typeof SERVLETS)[number];

/** What holds for every method of a servlet. */
interface MethodRules {
	servlet: Servlet;
	/** Verbs the vendor's page says are accepted. */
	verbs: readonly ('GET' | 'POST')[];
	/** Permissions the API account needs. */
	permissions: readonly string[];
}

/** A method that only reads. */
export interface ReadMethod extends MethodRules {
	/** @throws ApiError */
	run(context: MethodContext): Element;
}

/**
 * A method that writes, in two steps, since an application server may write long after it has looked
 * for the record.
 */
export interface WriteMethod extends MethodRules {
	/**
	 * Checks the whole call without changing anything. Returns what then writes and answers.
	 * @throws ApiError
	 */
	begin(context: MethodContext): () => Element;
}

/** One method of a servlet. */
export type ApiMethod = ReadMethod | WriteMethod;

/** Base permission of every server method [doc D-general/api_administrator_account]. */
export const BASE_PERMISSION = 'Use Luminate Online APIs';

/** Needed for SRGroupAPI [doc D-apidoc/listGroups]. */
export const GROUPS_PERMISSION = 'Use Luminate Online Groups API';

/** Parameters that any method takes [doc D-general/common_parameters]. */
export const COMMON_PARAMETERS: ReadonlySet<string> = new Set([
	'method',
	'api_key',
	'v',
	'login_name',
	'login_password',
	'response_format',
	'suppress_response_codes',
	'center_id',
	'source',
	'sub_source',
	'auth',
	'sso_auth_token',
	// Not documented; seen on the wire [code C-lx, C-ang].
	's_locale',
	'ts',
]);
