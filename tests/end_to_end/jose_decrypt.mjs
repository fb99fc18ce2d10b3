// Decrypts what Token Inspector encrypted, with Node's jose: cases on standard input, what came out on standard output.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const jose = await import(pathToFileURL(process.argv[2]).href);
const told = [];
for (const made of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    const key = made.password !== null ? new TextEncoder().encode(made.password) : await jose.importJWK(made.jwk, made.alg);
    const options = { keyManagementAlgorithms: [made.alg], contentEncryptionAlgorithms: [made.enc], maxPBES2Count: 300_000 };
    const envelope = made.token.startsWith("{") ? JSON.parse(made.token) : null;
    const open = envelope === null ? jose.compactDecrypt : envelope.recipients ? jose.generalDecrypt : jose.flattenedDecrypt;
    const { plaintext } = await open(envelope ?? made.token, key, options);
    told.push({ content: new TextDecoder().decode(plaintext) });
  } catch (error) {
    told.push({ error: error.code ?? String(error) });
  }
}
process.stdout.write(JSON.stringify(told));
