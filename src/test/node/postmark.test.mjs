// Postmark's own client library against the simulated Postmark: sending works, and its errors are the library's own types.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Errors, ServerClient } from "postmark";

const { VENDOR_HOST, SERVER_TOKEN } = process.env;
const options = { requestHost: VENDOR_HOST, useHttps: false };
const client = new ServerClient(SERVER_TOKEN, options);
const letter = { From: "Shop <shop@example.com>", To: "ann@example.com", Subject: "Your code", TextBody: "123456" };

test("a message is taken", async () => {
  const answer = await client.sendEmail({ ...letter, Headers: [{ Name: "X-Everpost-Id", Value: "library-1" }] });
  assert.equal(answer.ErrorCode, 0);
  assert.equal(answer.Message, "OK");
  assert.match(answer.MessageID, /^[0-9a-f-]{36}$/);
  assert.ok(Date.parse(answer.SubmittedAt) > 0);
});

test("a batch has an answer for each message", async () => {
  const answers = await client.sendEmailBatch([letter, { ...letter, To: "inactive@example.com" }]);
  assert.deepEqual(answers.map((each) => each.ErrorCode), [0, 406]);
});

test("an inactive recipient is the library's error, with the address", async () => {
  await assert.rejects(client.sendEmail({ ...letter, To: "inactive@example.com" }), (error) => {
    assert.ok(error instanceof Errors.InactiveRecipientsError);
    assert.deepEqual(error.recipients, ["inactive@example.com"]);
    return error.code === 406 && error.statusCode === 422;
  });
});

test("a request without a body is the library's error", async () => {
  const { TextBody, ...empty } = letter;
  await assert.rejects(client.sendEmail(empty), Errors.InvalidEmailRequestError);
});

test("a wrong token is the library's error", async () => {
  await assert.rejects(new ServerClient("wrong", options).sendEmail(letter), Errors.InvalidAPIKeyError);
});

test("the server and the search answer in the library's shapes", async () => {
  assert.equal((await client.getServer()).DeliveryType, "Live");
  await client.sendEmail({ ...letter, Metadata: { "everpost-id": "library-2" } });
  const found = await client.getOutboundMessages({ "metadata_everpost-id": "library-2" });
  assert.equal(found.TotalCount, 1);
  assert.deepEqual(found.Messages[0].Recipients, ["ann@example.com"]);
});
