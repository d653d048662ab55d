package dev.everpost.health.canary;

import dev.everpost.world.Time;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.SubjectTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox that is read over IMAP (RFC 9051, RFC 4315). Thread-safe: each look has a connection of its own.
 *
 * <p>Only subjects and dates are fetched. What is ours is deleted by its UID; a server that cannot do that keeps it, marked as
 * deleted, because a plain EXPUNGE would take others' mail along.
 */
public final class ImapMailbox implements Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);

    /** Of one folder, the newest; more are for the next look. */
    private static final int LETTERS_MAX = 200;

    private final ImapAccess access;
    private final Time time;

    /** Connects to nothing yet. */
    public ImapMailbox(ImapAccess access, Time time) {
        this.access = access;
        this.time = time;
    }

    @Override
    public Look look(Predicate<String> ours) {
        var letters = new ArrayList<Letter>();
        try (var store = Session.getInstance(access.properties()).getStore(access.protocol())) {
            store.connect(access.host(), access.port(), access.username(), access.password());
            letters.addAll(take(store, access.inbox(), false, ours));
            var spam = access.spam();
            if (spam != null && store.getFolder(spam).exists()) {
                letters.addAll(take(store, spam, true, ours));
            }
            return new Look.Seen(letters);
        } catch (MessagingException | RuntimeException e) {
            // What was read is gone from the mailbox and must not be forgotten for what came after it.
            return letters.isEmpty() ? new Look.Blind(words(e)) : new Look.Seen(letters);
        }
    }

    private List<Letter> take(Store store, String name, boolean spam, Predicate<String> ours)
            throws MessagingException {
        var folder = store.getFolder(name);
        folder.open(Folder.READ_WRITE);
        try {
            var taken = new ArrayList<Letter>();
            var mine = new ArrayList<Message>();
            for (var message : candidates(folder)) {
                var subject = message.getSubject();
                if (subject != null && ours.test(subject)) {
                    var received = message.getReceivedDate();
                    taken.add(new Letter(subject, received == null ? time.now() : received.toInstant(), spam));
                    mine.add(message);
                }
            }
            delete(folder, mine.toArray(Message[]::new));
            return taken;
        } finally {
            folder.close(false);
        }
    }

    private static List<Message> candidates(Folder folder) throws MessagingException {
        var found = folder.search(new SubjectTerm(CanaryTag.WORDS));
        var newest = Arrays.copyOfRange(found, Math.max(0, found.length - LETTERS_MAX), found.length);
        var wanted = new FetchProfile();
        wanted.add(FetchProfile.Item.ENVELOPE);
        folder.fetch(newest, wanted);
        return List.of(newest);
    }

    private static void delete(Folder folder, Message[] mine) throws MessagingException {
        if (mine.length == 0) {
            return;
        }
        folder.setFlags(mine, new Flags(Flags.Flag.DELETED), true);
        try {
            if (folder instanceof IMAPFolder imap) {
                imap.expunge(mine);
            }
        } catch (MessagingException noSuchCommand) {
            LOG.debug("the mailbox cannot expunge by UID; canaries stay in it, marked as deleted");
        }
    }

    private static String words(Exception e) {
        var message = e.getMessage();
        return "the mailbox cannot be read: " + (message == null ? e.getClass().getSimpleName() : message);
    }
}
