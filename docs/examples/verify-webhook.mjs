// Checks the signature of a webhook of Dateline, after the Standard Webhooks specification 1.0.0.
// As a program: the secret in WEBHOOK_SECRET, the three headers as arguments, the body on the standard input.
import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const TOLERANCE_SECONDS = 300;

// Whether the body (a Buffer, just as it came) is from whoever knows the secret, and recent.
export function verify(secret, id, timestamp, signatures, body, now = Date.now() / 1000) {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) {
    return false;
  }
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  // several signatures while the secret is being changed: one must be right
  return signatures.split(" ").some((signature) => {
    const [version, value] = signature.split(",", 2);
    const given = Buffer.from(value ?? "", "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const good = verify(process.env.WEBHOOK_SECRET, ...process.argv.slice(2, 5), readFileSync(0));
  console.log(good ? "valid" : "not valid");
  process.exitCode = good ? 0 : 1;
}
