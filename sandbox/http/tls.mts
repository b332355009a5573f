import { generate } from 'selfsigned';

/** A key and its self-signed certificate, as PEM texts. */
export interface Certificate {
	key: string;
	cert: string;
}

/** Makes a certificate for this machine's loopback names. */
export async function makeCertificate(): Promise<Certificate> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
		algorithm: 'sha256',
		keySize: 2048,
		extensions: [
			// Marked as an authority so that a client can be told to trust this one certificate.
			{ name: 'basicConstraints', cA: true },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { key, cert };
}
