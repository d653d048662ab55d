package dev.everpost.event;

import dev.everpost.message.MessageId;
import dev.everpost.store.Ledger.Entry;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Gives events their ids. A message's id is unique among gateways; what is about no message is named with the gateway. */
record Names(String hostname) {

    String of(MessageId message, Cursor cursor) {
        return name(message + "/" + cursor.position() + "/" + cursor.number());
    }

    String of(Entry entry, Cursor cursor) {
        return name(
                hostname + "/" + entry.fact().at().toEpochMilli() + "/" + cursor.position() + "/" + cursor.number());
    }

    private static String name(String unique) {
        var uuid = UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8));
        return "evt_" + uuid.toString().replace("-", "");
    }
}
