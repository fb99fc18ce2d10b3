// A certified OpenID provider on this machine: discovery, keys, tokens by client credentials, and keys that are rotated.
// It says "ready ISSUER" once it answers; each line "rotate" on its standard input gives it new keys, and it says "rotated".
// A line "mint CLIENT" makes a refresh token as a login would have made it, "expire TOKEN" lets its time be over.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { default: Provider } = await import(pathToFileURL(process.argv[2]).href);
const RESOURCE = 'https://api.example';
let answer;
let provider;
let rotations = 0;

const people = { redirect_uris: ['https://client.example/cb'], grant_types: ['authorization_code', 'refresh_token'] };

async function mint(clientId) {
  const grant = new provider.Grant({ accountId: 'user-1', clientId });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(RESOURCE, 'read write');
  const client = await provider.Client.find(clientId);
  const token = new provider.RefreshToken({
    accountId: 'user-1', client, grantId: await grant.save(), gty: 'authorization_code', resource: RESOURCE,
    scope: 'openid offline_access read write',
  });
  return token.save();
}

async function expire(value) {
  const token = await provider.RefreshToken.find(value);
  const stored = await provider.RefreshToken.adapter.find(token.jti);
  await provider.RefreshToken.adapter.upsert(token.jti, { ...stored, exp: Math.floor(Date.now() / 1000) - 60 }, 3600);
}

function make(issuer) {
  const kid = `key-${(rotations += 1)}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'inspector',
        client_secret: 'only-for-this-test',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
      { client_id: 'web:1', client_secret: 'to keep/it+secret', ...people },
      { client_id: 'poster', client_secret: 'posted', token_endpoint_auth_method: 'client_secret_post', ...people },
      { client_id: 'app', token_endpoint_auth_method: 'none', ...people },
      { client_id: 'steady', token_endpoint_auth_method: 'none', ...people },
    ],
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    rotateRefreshToken: (context) => context.oidc.client.clientId !== 'steady',
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          accessTokenFormat: 'jwt',
          audience: RESOURCE,
          jwt: { sign: { alg: 'RS256' } },
          scope: 'read write',
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
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const [order, what] = line.split(' ');
    if (order === 'mint') {
      console.log(`minted ${await mint(what)}`);
    } else if (order === 'expire') {
      await expire(what);
      console.log('expired');
    } else {
      answer = make(issuer);
      console.log('rotated');
    }
  }).on('close', () => process.exit(0));
});
