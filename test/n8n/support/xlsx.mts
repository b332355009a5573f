import { crc32 } from 'node:zlib';

/** The parts of the smallest workbook that spreadsheet programs open. [ECMA-376, part 1] */
const SHEET_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const BOOK_TYPE =
	'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const IN_BOOK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function relation(type: string, target: string): string {
	return `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`;
}

/** An empty text is no cell, as in a file that somebody has typed. */
function sheet(rows: readonly (readonly string[])[]): string {
	const cell = (text: string, column: number, row: number) =>
		text === ''
			? ''
			: `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
	const lines = rows.map(
		(cells, row) =>
			`<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`,
	);
	return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** One file of a ZIP archive, not compressed: its record, and its entry in the directory. */
function stored(name: string, text: string, offset: number): { record: Buffer; entry: Buffer } {
	const data = Buffer.from(text);
	// Flags, method, time, date, checksum, both sizes, length of the name and of what follows it.
	const shared = Buffer.alloc(24);
	shared.writeUInt16LE(0x0800, 0); // The name is UTF-8.
	shared.writeUInt32LE(crc32(data), 8);
	shared.writeUInt32LE(data.length, 12);
	shared.writeUInt32LE(data.length, 16);
	shared.writeUInt16LE(name.length, 20);
	const place = Buffer.alloc(14);
	place.writeUInt32LE(offset, 10);
	return {
		record: Buffer.concat([
			Buffer.from('PK\x03\x04\x14\0', 'latin1'),
			shared,
			Buffer.from(name),
			data,
		]),
		entry: Buffer.concat([
			Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1'),
			shared,
			place,
			Buffer.from(name),
		]),
	};
}

function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
	const records: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const [name, text] of files) {
		const { record, entry } = stored(name, text, offset);
		records.push(record);
		entries.push(entry);
		offset += record.length;
	}
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...records, directory, end]);
}

/**
 * An XLSX file of one sheet, all of its cells texts.
 *
 * @param rows at most 26 cells each, the headings first
 */
export function xlsx(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
	const archive = zip([
		[
			'[Content_Types].xml',
			`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/book.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/sheet.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
		],
		['_rels/.rels', relation(BOOK_TYPE, 'book.xml')],
		[
			'book.xml',
			`<workbook xmlns="${MAIN}" xmlns:r="${IN_BOOK}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		],
		['_rels/book.xml.rels', relation(SHEET_TYPE, 'sheet.xml')],
		['sheet.xml', sheet(rows)],
	]);
	return new Uint8Array(archive);
}
