// A certified OpenID provider on this machine: discovery, keys, tokens by client credentials, and keys that are rotated.
// It says "ready ISSUER" once it answers; each line "rotate" on its standard input gives it new keys, and it says "rotated".
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { default: Provider } = await import(pathToFileURL(process.argv[2]).href);
const RESOURCE = 'https://api.example';
let answer;
let rotations = 0;

function make(issuer) {
  const kid = `key-${(rotations += 1)}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'inspector',
        client_secret: 'only-for-this-test',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        getResourceServerInfo: () => ({
          accessTokenFormat: 'jwt',
          audience: RESOURCE,
          jwt: { sign: { alg: 'RS256' } },
          scope: 'read',
        }),
      },
    },
    jwks: { keys: [jwk] },
  });
  return provider.callback();
}

const server = createServer((request, response) => answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  answer = make(issuer);
  console.log(`ready ${issuer}`);
  createInterface({ input: process.stdin }).on('line', () => {
    answer = make(issuer);
    console.log('rotated');
  }).on('close', () => process.exit(0));
});
