package dev.everpost.app.demo;

import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;

/** A message that the gateway said yes to: the sender's own receipt, which the judge starts from. */
record Posting(MessageId id, String recipient, MessageClass messageClass) {}
