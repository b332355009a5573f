/** A page of the web tier, outside the API [inferred: no document shows one]. */
export function htmlPage(title: string, text: string): string {
	return [
		'<!DOCTYPE html>',
		`<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>`,
		`<body><h1>${title}</h1><p>${text}</p></body></html>`,
		'',
	].join('\n');
}

export const HTML_TYPE = 'text/html;charset=UTF-8';
