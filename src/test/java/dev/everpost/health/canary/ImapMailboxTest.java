package dev.everpost.health.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.everpost.health.canary.ImapAccess.Encryption;
import dev.everpost.health.canary.Mailbox.Letter;
import dev.everpost.health.canary.Mailbox.Look;
import dev.everpost.world.World;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A seed mailbox on a real IMAP server. */
@Timeout(60)
class ImapMailboxTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser seed;
    private int port;

    @BeforeEach
    void start() {
        server.start();
        port = server.getImap().getPort();
        seed = server.setUser("seed@mailbox.example", "seed", "swordfish");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void oursIsReadAndTakenAwayAndAllElseLeftAlone() throws Exception {
        deliver("Everpost canary ours");
        deliver("Everpost canary of somebody else");
        deliver("An invoice");
        assertThat(subjects(look("swordfish", null))).containsExactly("Everpost canary ours");
        assertThat(subjects(look("swordfish", null))).as("taken").isEmpty();
        assertThat(inbox()).containsExactly("Everpost canary of somebody else", "An invoice");
    }

    @Test
    void whatAnotherMarkedAsDeletedIsNotExpungedWithOurs() throws Exception {
        deliver("An invoice");
        deliver("Everpost canary ours");
        var folder = server.getManagers().getImapHostManager().getInbox(seed);
        folder.setFlags(new jakarta.mail.Flags(jakarta.mail.Flags.Flag.DELETED), true, 1, null, true);
        look("swordfish", null);
        assertThat(inbox()).contains("An invoice");
    }

    @Test
    void theFolderForUnwantedMailIsLookedIntoToo() throws Exception {
        var managers = server.getManagers().getImapHostManager();
        var junk = managers.createMailbox(seed, "Junk");
        junk.store(message("Everpost canary ours"));
        assertThat(((Look.Seen) look("swordfish", "Junk")).letters())
                .singleElement()
                .matches(Letter::spam)
                .satisfies(letter -> assertThat(letter.receivedAt())
                        .isBeforeOrEqualTo(World.real().time().now()));
        assertThat(look("swordfish", "NoSuchFolder")).isEqualTo(new Look.Seen(List.of()));
    }

    @Test
    void aMailboxThatCannotBeReadSaysWhyAndShowsNoPassword() {
        assertThat(look("sailfish", null))
                .isInstanceOfSatisfying(
                        Look.Blind.class,
                        blind -> assertThat(blind.why())
                                .startsWith("the mailbox cannot be read: ")
                                .doesNotContain("sailfish"));
        server.stop();
        assertThat(look("swordfish", null)).isInstanceOf(Look.Blind.class);
        assertThat(access("swordfish", null).toString()).doesNotContain("swordfish");
    }

    private Look look(String password, String spam) {
        return new ImapMailbox(access(password, spam), World.real().time()).look(subject -> subject.endsWith(" ours"));
    }

    private ImapAccess access(String password, String spam) {
        return new ImapAccess(
                "127.0.0.1", port, Encryption.NONE, null, "seed", password, Duration.ofSeconds(20), "INBOX", spam);
    }

    private void deliver(String subject) throws Exception {
        seed.deliver(message(subject));
    }

    private static MimeMessage message(String subject) {
        return GreenMailUtil.createTextEmail(
                "seed@mailbox.example", "canary@example.com", subject, "hello", ServerSetupTest.IMAP);
    }

    private List<String> inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(seed).getMessages().stream()
                .map(stored -> {
                    try {
                        return stored.getMimeMessage().getSubject();
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }

    private static List<String> subjects(Look look) {
        assertThat(look).isInstanceOf(Look.Seen.class);
        return ((Look.Seen) look).letters().stream().map(Letter::subject).toList();
    }
}
