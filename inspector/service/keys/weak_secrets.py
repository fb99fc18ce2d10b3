"""Secrets that everybody knows: placeholders of frameworks and tutorials, and words that people type first.

A short list of the program's own, no dictionary: it says that a secret is public, and never searches for one.
"""

from __future__ import annotations

from functools import cache

_TABLE = """
secret Secret SECRET secrets mysecret my-secret my_secret mySecret MySecret MY_SECRET my-secret-key
my_secret_key mySecretKey MySecretKey mysecretkey MY_SECRET_KEY secretkey secret-key secret_key
secretKey SecretKey SECRET_KEY secret1 secret12 secret123 secret1234 secret12345 secret123456
secretsecret secretsecretsecret topsecret top-secret top_secret TopSecret topSecret supersecret
super-secret super_secret superSecret SuperSecret SUPER_SECRET supersecretkey super-secret-key
super_secret_key superSecretKey SuperSecretKey supersecret123 super-secret-jwt-key supersecretjwtkey
supersecretjwt super_secret_jwt verysecret very-secret very_secret verySecret verysecretkey
very-secret-key very_secret_key verysecurekey ultrasecret ultra-secret megasecret somesecret
some-secret some_secret someSecret somesecretkey some-secret-key asecret a-secret a_secret
thisisasecret thisismysecret this-is-a-secret this_is_a_secret thisIsASecret thisissecret
thisisnotasecret notasecret not-a-secret not_so_secret notsosecret notsecret nosecret no-secret
keepsecret keepitsecret keep-it-secret dontshare donttellanyone donttell shhh shhhh shhhhh shhhhhh
shhhhhhh shhhhhhhh shhhhhhhhh shhhhhhhhhh shh sssh ssshhh topsecretkey theSecret thesecret
the-secret the_secret hush hushhush geheim geheimnis secreto segredo segreto clave clavesecreta
palavra-secreta jwt JWT jwtsecret jwt-secret jwt_secret jwtSecret JwtSecret JWTSecret JWT_SECRET
JWTSECRET jwtkey jwt-key jwt_key jwtKey JWT_KEY jwtsecretkey jwt-secret-key jwt_secret_key
jwtSecretKey JWT_SECRET_KEY jwtsecret123 jwt-token jwttoken jwtToken myjwtsecret my-jwt-secret
my_jwt_secret myJwtSecret myjwtkey yourjwtsecret your-jwt-secret your_jwt_secret your_jwt_secret_key
your-jwt-secret-key yourJwtSecret jwtPrivateKey jwtprivatekey jwt-private-key privatekey private-key
private_key privateKey PRIVATE_KEY myprivatekey tokensecret token-secret token_secret tokenSecret
TOKEN_SECRET token-key tokenkey mytoken token accesstoken access-token access_token
accessTokenSecret access-token-secret access_token_secret ACCESS_TOKEN_SECRET refreshTokenSecret
refresh-token-secret refresh_token_secret REFRESH_TOKEN_SECRET refreshsecret accesssecret
sessionsecret session-secret session_secret sessionSecret cookiesecret cookie-secret cookie_secret
authsecret auth-secret auth_secret authSecret AUTH_SECRET appsecret app-secret app_secret appSecret
APP_SECRET apisecret api-secret api_secret apiSecret API_SECRET apikey api-key api_key API_KEY
clientsecret client-secret client_secret clientSecret CLIENT_SECRET serversecret server-secret
signingkey signing-key signing_key signingKey SIGNING_KEY signature hmacsecret hmac-secret hmac-key
hmackey hs256secret HS256 HS384 HS512 HS256-secret hs256 sharedsecret shared-secret shared_secret
sharedSecret your-secret your_secret yoursecret yourSecret YOUR_SECRET your-secret-key
your_secret_key yoursecretkey yourSecretKey YOUR_SECRET_KEY your-256-bit-secret your-384-bit-secret
your-512-bit-secret your_256_bit_secret your-secret-here your_secret_here your-secret-key-here
your_secret_key_here yoursecrethere your-super-secret-key your-very-secret-key
your-super-secret-jwt-key your-secret-jwt-key your_very_secret_key your-super-secret
your-private-key your-key your_key yourkey your-key-here a-string-secret-at-least-256-bits-long
a-valid-string-secret-that-is-at-least-384-bits-long
a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long insert-secret-here <secret>
<your-secret> <YOUR_SECRET> {secret} ${JWT_SECRET} $JWT_SECRET process.env.JWT_SECRET %JWT_SECRET%
{{secret}} {{jwt_secret}} changeme change-me change_me changeMe ChangeMe CHANGEME CHANGE_ME
change-this change_this changethis changeit changeme123 change-me-please change_me_please
changeme-in-production change-me-in-production change_in_production changemeinproduction
change-this-secret change_this_secret changethissecret pleasechangeme please-change-me
please_change_me PleaseChangeMe replaceme replace-me replace_me REPLACE_ME replace-this todo TODO
fixme FIXME xxx placeholder PLACEHOLDER default defaultsecret default-secret default_secret
defaultkey default-key ThisIsASecretKey ThisTokenIsNotSoSecretChangeIt !ChangeMe!
!ChangeThisMercureHubJWTSecretKey! ThisIsMySecretKey thisismysecretkey thisisasecretkey
this-is-my-secret-key this_is_my_secret_key MyVerySecretKey myverysecretkey my-very-secret-key
myverysecretpassword mysupersecretkey my-super-secret-key my_super_secret_key mysupersecret
MySuperSecretKey mysupersecretpassword mysupersecretjwtkey
my-32-character-ultra-secure-and-ultra-long-secret
my-32-character-ultra-secure-and-ultra-long-secret-key somethingverysecret something-very-secret
something-secret somethingsecret a-very-secret-key a_very_secret_key averysecretkey aVerySecretKey
bezKoderSecretKey bezkoder-secret-key jwtSecretKeyForTesting thisismytestsecret iloveu iloveyou
password Password PASSWORD password1 password12 password123 Password1 Password123 p@ssw0rd P@ssw0rd
P@ssword passw0rd passwd pass pass123 pwd mypassword my-password passphrase letmein letmein123
welcome welcome1 welcome123 admin Admin admin123 administrator adminadmin adminsecret root toor user
user123 guest login master masterkey master-key test Test TEST test1 test12 test123 test1234 testing
testing123 testsecret test-secret test_secret testSecret TestSecret testkey test-key test_key
testtest tests tester example Example example-secret example_key example-key examplesecret sample
samplesecret sample-secret demo demosecret demo-secret dev dev-secret devsecret dev_secret
development development-secret dev-secret-key dev_secret_key devkey staging production prod
production-secret local localhost localsecret local-secret local-dev-secret insecure insecure-secret
insecure-key insecuresecret not-secure unsafe unsafe-secret dummy dummysecret dummy-secret fake
fakesecret mock mocksecret foo bar foobar foobarbaz baz qux hello Hello hello123 helloworld
hello-world hello_world HelloWorld world lorem ipsum qwerty qwerty123 qwertyuiop asdf asdfgh
asdfghjkl zxcvbn zxcvbnm abc abc123 abcd abcd1234 abcde abcdef abcdefg abcdefgh
abcdefghijklmnopqrstuvwxyz 1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890
0123456789 12345678901234567890123456789012 0123456789abcdef 0123456789abcdef0123456789abcdef
1234567890123456 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 000000 00000000 111111 11111111 123123 123321 654321
666666 987654321 a aa aaa aaaa b x s k key Key KEY keys mykey my-key my_key mykey123 thekey the-key
somekey some-key keyboardcat keyboard-cat null undefined None nil none true false empty string
random randomstring random-string randomsecret random-secret random_secret_key gooosecret gosecret
go-secret nodejs node express expressjs flask flask-secret django django-insecure
django-insecure-key laravel rails spring springboot nestjs nextauth nextauth-secret nextauth_secret
NEXTAUTH_SECRET graphql apollo prisma hasura mysecretgraphql supabase strapi ghost gitlab keycloak
auth0 okta firebase passport passportjs fastapi starlette golang java python ruby php dotnet csharp
kotlin react angular vue swagger postman server client app application api service microservice
gateway backend frontend web mobile company acme keyboard monkey dragon shadow sunshine princess
football baseball superman batman starwars trustno1 access shell internet computer freedom whatever
nothing cat dog kitty bob alice eve god love sex money pizza coffee authentication authorization
authenticate security secure securekey secure-key securesecret my-secure-key cryptography crypto
encrypt encryption encryption_key salt pepper saltandpepper
"""

_PHRASES = """
keyboard cat
my secret
my secret key
my super secret
my super secret key
my very secret key
super secret
super secret key
top secret
very secret
very secret key
this is a secret
this is my secret
this is my secret key
this is a very secret key
this is a secret key
some secret
some secret key
your secret
your secret key
your secret here
the secret
a secret
secret key
jwt secret
jwt secret key
hello world
change me
change this
please change me
insert secret here
My Secret
My Secret Key
This is my secret
This is a secret
shh this is a secret
don't tell anyone
it's a secret
correct horse battery staple
"""


@cache
def _known() -> frozenset[bytes]:
    """Split the table when the first secret is looked at, not when the program starts."""
    phrases = (line for line in _PHRASES.splitlines() if line)
    return frozenset(word.encode() for word in (*_TABLE.split(), *phrases))


def known_secrets() -> tuple[bytes, ...]:
    """Give all of them, in the order of the alphabet."""
    return tuple(sorted(_known()))


def is_well_known(material: bytes) -> bool:
    """Tell whether a secret is one of those that are tried first, also with blanks around it."""
    return material.strip() in _known()
