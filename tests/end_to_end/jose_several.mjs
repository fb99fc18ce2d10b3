// Verifies tokens with several signatures with Node's jose: cases on standard input, what came out on standard output.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const jose = await import(pathToFileURL(process.argv[2]).href);
const told = [];
for (const made of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    const key = await jose.importJWK(made.jwk, made.alg);
    const { payload, protectedHeader } = await jose.generalVerify(JSON.parse(made.token), key, { algorithms: [made.alg] });
    told.push({ content: new TextDecoder().decode(payload), alg: protectedHeader.alg });
  } catch (error) {
    told.push({ error: error.code ?? String(error) });
  }
}
process.stdout.write(JSON.stringify(told));
