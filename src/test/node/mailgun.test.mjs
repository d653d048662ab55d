// Mailgun's own package against the simulated Mailgun.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import FormData from "form-data";
import Mailgun from "mailgun.js";

const { VENDOR_URL, API_KEY, SIGNING_KEY, REPORT } = process.env;
const client = (key) => new Mailgun(FormData).client({ username: "api", key, url: VENDOR_URL });
const mailgun = client(API_KEY);

const mime = ["From: shop@example.com", "To: mime@example.net", "Message-ID: <raw-1@example.com>", "Subject: raw", "", "raw", ""].join("\r\n");

test("a message in fields is taken", async () => {
  const answer = await mailgun.messages.create("example.com", {
    from: "Shop <shop@example.com>", to: ["fields@example.net"], subject: "Your code", text: "Your code is 123456.",
    "v:everpost-id": "38g342h000007", "o:tag": ["campaign:autumn"],
  });
  assert.equal(answer.status, 200);
  assert.match(answer.id, /^<.*@example\.com>$/);
});

test("raw MIME is taken under its own Message-ID", async () => {
  const answer = await mailgun.messages.create("example.com", { to: "mime@example.net", message: mime });
  assert.equal(answer.id, "<raw-1@example.com>");
});

test("errors are the library's", async () => {
  const apiError = (status, words) => (error) => {
    assert.equal(error.type, "MailgunAPIError");
    assert.equal(error.status, status);
    assert.match(`${error.message} ${error.details}`, words);
    return true;
  };
  const letter = { from: "shop@example.com", to: "x@example.net", subject: "x", text: "x" };
  await assert.rejects(mailgun.messages.create("example.com", { ...letter, to: "nobody" }), apiError(400, /to parameter/));
  await assert.rejects(mailgun.messages.create("elsewhere.example", letter), apiError(404, /Domain not found/));
  await assert.rejects(client("key-wrong").messages.create("example.com", letter), apiError(401, /Forbidden|Unauthorized|Simulated/));
});

test("events and the domain can be asked for", async () => {
  const events = await mailgun.events.get("example.com", { event: "accepted", recipient: "fields@example.net" });
  assert.equal(events.items[0]["user-variables"]["everpost-id"], "38g342h000007");
  assert.equal((await mailgun.domains.get("example.com")).state, "active");
});

test("a webhook verifies as Mailgun's manual has it", () => {
  const { signature } = JSON.parse(readFileSync(REPORT));
  const expected = createHmac("sha256", SIGNING_KEY).update(signature.timestamp + signature.token).digest("hex");
  assert.equal(signature.signature, expected);
  assert.equal(signature.token.length, 50);
});
