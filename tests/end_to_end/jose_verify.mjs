// Verifies tokens with jose, and reads the keys that stand beside them in every form.
// Usage: node jose_verify.mjs <jose's module> < cases.json
import { pathToFileURL } from "node:url";
import { text } from "node:stream/consumers";

const jose = await import(pathToFileURL(process.argv[2]));
const told = [];
for (const each of JSON.parse(await text(process.stdin))) {
  try {
    const keys = [await jose.importJWK(each.jwk, each.alg)];
    if (each.spki) keys.push(await jose.importSPKI(each.spki, each.alg));
    if (each.embedded) keys.push(jose.EmbeddedJWK);
    for (const key of keys) {
      const { payload, protectedHeader } = await jose.jwtVerify(each.token, key, {
        algorithms: [each.alg],
        currentDate: new Date(each.now * 1000),
        ...each.expected,
      });
      if (payload.iat === undefined || protectedHeader.alg !== each.alg) throw new Error("not what was signed");
    }
    const again = [];
    if (each.private) again.push(await jose.importJWK(each.private, each.alg));
    if (each.pkcs8) again.push(await jose.importPKCS8(each.pkcs8, each.alg));
    for (const key of again) {
      const made = await new jose.CompactSign(new TextEncoder().encode("x")).setProtectedHeader({ alg: each.alg }).sign(key);
      await jose.compactVerify(made, keys[0]);
    }
    told.push({ thumbprint: await jose.calculateJwkThumbprint(each.jwk) });
  } catch (error) {
    told.push({ error: error.code ?? String(error) });
  }
}
console.log(JSON.stringify(told));
