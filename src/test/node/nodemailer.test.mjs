// nodemailer with its SES transport and its SMTP transport.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import nodemailer from "nodemailer";
import { at, sent } from "./clients.mjs";

const letter = (to) => ({
  from: "shop@example.com",
  to,
  bcc: `blind-${to}`,
  subject: "nodemailer",
  text: "plain",
  html: "<b>rich</b>",
  attachments: [{ filename: "a.txt", content: "attached" }],
});

test("the SES transport verifies and sends", async () => {
  const transport = nodemailer.createTransport({ SES: { sesClient: new SESv2Client(at), SendEmailCommand } });
  assert.equal(await transport.verify(), true);
  const info = await transport.sendMail({ ...letter("nodemailer-ses@example.net"), ses: { EmailTags: [{ Name: "a", Value: "b" }] } });
  const id = info.messageId.replace(/^<|@.*$/g, "");
  sent("nodemailer-ses@example.net", id);
  sent("blind-nodemailer-ses@example.net", id);
});

test("the SMTP transport verifies and sends with the SES SMTP password", async () => {
  const { SMTP_PORT, SES_SMTP_PASSWORD, AWS_ACCESS_KEY_ID } = process.env;
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port: Number(SMTP_PORT),
    requireTLS: true,
    tls: { rejectUnauthorized: false },
    auth: { user: AWS_ACCESS_KEY_ID, pass: SES_SMTP_PASSWORD },
  });
  assert.equal(await transport.verify(), true);
  const info = await transport.sendMail(letter("nodemailer-smtp@example.net"));
  const id = info.response.match(/^250 Ok (\S+)$/)[1];
  sent("nodemailer-smtp@example.net", id);
  sent("blind-nodemailer-smtp@example.net", id);
  transport.close();
});
