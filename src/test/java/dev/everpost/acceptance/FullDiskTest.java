package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom.Expected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: a clear no, never a false yes, and life goes on. */
@Tag("acceptance")
@Timeout(90)
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void construct() {
        rig = Rig.withTwoProviders(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aDiskWithLessRoomThanConfiguredTakesNoMailAndSaysHowMuchIsMissing() throws IOException {
        rig.config.also("store_min_free: 1000GB");
        rig.startUntilGood("/health/live");

        assertRefuses("storage is almost full");
        assertThat(rig.rest.get("/health/ready").status()).isEqualTo(503);
        assertThat(rig.rest.get("/health/ready").text()).contains("storage is almost full");
        Await.until("not ready", PATIENCE, () -> rig.rest.status("/health/ready") == 503);
        assertThat(rig.rest.get("/health/ready").text()).contains("storage is almost full");
        assertThat(rig.rest.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheDiskFillsUpAndMailIsTakenAgainWhenThereIsRoom() throws IOException {
        var mounted = SmallDisk.mount(folder.resolve("disk"), "24m");
        if (mounted.isEmpty()) {
            System.out.println("full disk: this user may not mount a small one; the configured limit stands for it");
            aDiskWithLessRoomThanConfiguredTakesNoMailAndSaysHowMuchIsMissing();
            return;
        }
        try (var disk = mounted.get()) {
            rig.config.store(disk.folder().resolve("everpost.db")).also("store_min_free: 500B");
            rig.start();
            fillAndFree(disk);
            rig.gateway().close();
        }
    }

    private void fillAndFree(SmallDisk disk) throws IOException {
        var promises = new ArrayList<Expected>();
        submit(10, promises);
        disk.fill();
        submit(50, promises);
        assertRefuses("");
        Await.until("not ready", PATIENCE, () -> rig.rest.status("/health/ready") == 503);
        assertThat(rig.rest.get("/health/ready").text()).contains("store");
        assertThat(rig.rest.get("/health/live").status()).isEqualTo(200);

        disk.free();

        Await.until("ready again", PATIENCE, () -> rig.rest.status("/health/ready") == 200);
        int before = promises.size();
        Await.until("mail is taken again", PATIENCE, () -> submit(1, promises) == 1);
        assertThat(promises).hasSizeGreaterThan(before);
        Await.until(
                "everything promised arrives",
                PATIENCE,
                () -> rig.mailroom.judge(promises).lost().isEmpty());
        System.out.printf(
                "full disk: %d acknowledged of 61 and more tries, lost 0, duplicates %d%n",
                promises.size(), rig.mailroom.summary().duplicates());
    }

    /** Tries so many times; how many got a yes. */
    private int submit(int times, List<Expected> promises) {
        int yes = 0;
        for (int i = 0; i < times; i++) {
            var letter = Letter.to("d" + System.nanoTime() + "@example.net");
            var id = answer(letter);
            if (id != null) {
                promises.add(new Expected(id, letter.to()));
                yes++;
            }
        }
        return yes;
    }

    private String answer(Letter letter) {
        try (var talk = rig.talk()) {
            return SmtpTalk.id(talk.send(letter));
        } catch (IOException broken) {
            throw new AssertionError("a full disk must not break a session", broken);
        }
    }

    private void assertRefuses(String why) throws IOException {
        try (var talk = rig.talk()) {
            assertThat(talk.send(Letter.to("full@example.net")))
                    .startsWith("452 4.3.1 ")
                    .contains(why, "try again");
        }
        var reply = rig.rest.submit(Letter.to("full@example.net"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.detail()).isNotBlank().contains(why);
    }
}
