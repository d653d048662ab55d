package dev.everpost.store.sqlite;

import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.world.World;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts from eight threads and prints each id after its promise, until somebody kills it. */
final class AcceptingProcess {

    private static final int CALLERS = 8;

    private AcceptingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var store = SqliteStore.open(SqliteSettings.at(Path.of(arguments[0])), World.real(), StoreEvents.none());
        var ids = new AtomicLong(MessageId.of(System.currentTimeMillis(), 0).value());
        var out = new FileOutputStream(FileDescriptor.out);
        for (int i = 1; i < CALLERS; i++) {
            Thread.ofVirtual().start(() -> acceptForEver(store, ids, out));
        }
        acceptForEver(store, ids, out);
    }

    private static void acceptForEver(SqliteStore store, AtomicLong ids, FileOutputStream out) {
        while (true) {
            var mail = withId(new MessageId(ids.incrementAndGet()));
            if (store.spool().accept(mail) instanceof Acceptance.Stored(MessageId id)) {
                print(out, id);
            }
        }
    }

    private static void print(FileOutputStream out, MessageId id) {
        try {
            out.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException nobodyListens) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static NewMessage withId(MessageId id) {
        var plain = Mail.plain();
        var from = plain.message();
        var message = new Message(
                id,
                from.submitter(),
                from.via(),
                from.sender(),
                from.messageClass(),
                from.acceptedAt(),
                from.deadline(),
                from.sendAt(),
                from.sizeBytes(),
                from.envelopeId(),
                from.subject(),
                from.tags(),
                from.metadata());
        return new NewMessage(message, plain.recipients(), plain.content(), null, null, false);
    }
}
