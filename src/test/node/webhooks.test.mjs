// Our own events, verified by svix and by standardwebhooks as an application would, and followed by an EventSource.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { EventSource } from "eventsource";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { sent } from "./clients.mjs";

const { GATEWAY, API_KEY } = process.env;
const calls = [];
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
  response.writeHead(204).end();
});

async function call(method, path, body) {
  const answer = await fetch(`${GATEWAY}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

async function send(to) {
  const answer = await fetch(`${GATEWAY}/api/v1/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ from: "shop@example.com", to: [to], subject: "Grüße", text: "hello", tags: { campaign: "näher" } }),
  });
  const { id } = await answer.json();
  sent(to, id);
  return id;
}

async function until(condition, what) {
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    const found = condition();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
  assert.fail(`no ${what}; heard ${JSON.stringify(calls.map((one) => one.body))}`);
}

const about = (id) => calls.filter((one) => one.body.includes(id));
const typesOf = (id) => about(id).map((one) => JSON.parse(one.body).type);

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

after(() => {
  server.closeAllConnections();
  server.close();
});

test("svix and standardwebhooks verify every event, and nothing else", async () => {
  const url = `http://127.0.0.1:${server.address().port}/everpost`;
  const { secret } = await call("POST", "/webhooks", { name: "node", url, events: ["message.*"] });
  const id = await send("webhooks-node@example.net");
  await until(() => typesOf(id).includes("message.handed_over"), "message.handed_over");

  assert.deepEqual(typesOf(id), ["message.accepted", "message.handed_over"]);
  for (const { body, headers } of about(id)) {
    for (const webhook of [new SvixWebhook(secret), new StandardWebhook(secret)]) {
      webhook.verify(body, headers);
      assert.throws(() => webhook.verify(body.replace("shop", "shup"), headers));
    }
    assert.equal(JSON.parse(body).data.message_id, id);
    assert.equal(JSON.parse(body).data.tags.campaign, "näher");
    assert.throws(() => new StandardWebhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").verify(body, headers));
  }
});

test("after a rotation both secrets verify, and a replay has the same ids", async () => {
  const old = (await call("POST", "/webhooks/node/rotate", {})).secret;
  const { secret } = await call("POST", "/webhooks/node/rotate", {});
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const known = new Set(calls.map((one) => one.headers["webhook-id"]));
  const before = calls.length;
  await call("POST", "/webhooks/node/replay", { since });
  await until(() => calls.length >= before + known.size, "replay");

  for (const { body, headers } of calls.slice(before)) {
    assert.ok(known.has(headers["webhook-id"]), "a replayed event has the id that it had");
    new SvixWebhook(old).verify(body, headers);
    new StandardWebhook(secret).verify(body, headers);
  }
});

test("CloudEvents are signed with the same headers", async () => {
  const url = `http://127.0.0.1:${server.address().port}/cloud`;
  const { secret } = await call("POST", "/webhooks", { name: "cloud", url, format: "cloudevents", events: ["message.handed_over"] });
  const id = await send("cloudevents-node@example.net");
  const one = await until(() => about(id).find((each) => each.headers["content-type"].startsWith("application/cloudevents+json")), "CloudEvent");
  new StandardWebhook(secret).verify(one.body, one.headers);
  const event = JSON.parse(one.body);
  assert.equal(event.specversion, "1.0");
  assert.equal(event.type, "dev.everpost.message.handed_over");
  assert.equal(event.id, one.headers["webhook-id"]);
  assert.equal(event.subject, id);
});

test("an EventSource hears what happens, and goes on where it was", async () => {
  const heard = [];
  const open = (from) => {
    const source = new EventSource(`${GATEWAY}/api/v1/events/stream?type=message.*${from}`, {
      fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${API_KEY}` } }),
    });
    for (const type of ["message.accepted", "message.handed_over"]) {
      source.addEventListener(type, (event) => heard.push({ cursor: event.lastEventId, type, data: JSON.parse(event.data).data }));
    }
    return source;
  };
  const source = open("");
  await once({ addEventListener: (_, then) => source.addEventListener("open", then), removeEventListener() {} }, "open");
  const first = await send("stream-node@example.net");
  const taken = await until(() => heard.find((one) => one.type === "message.handed_over" && one.data.message_id === first), "event of the stream");
  source.close();

  const second = await send("stream-again-node@example.net");
  const again = open(`&after=${taken.cursor}`);
  await until(() => heard.find((one) => one.type === "message.handed_over" && one.data.message_id === second), "event after coming back");
  again.close();

  assert.deepEqual(heard.map((one) => `${one.type} ${one.data.message_id === first ? 1 : 2}`), [
    "message.accepted 1",
    "message.handed_over 1",
    "message.accepted 2",
    "message.handed_over 2",
  ]);
});
