package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.world.Names;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientNamesTest {

    private static final List<InetAddress> HOME = List.of(InetAddress.getLoopbackAddress());
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void givesWhatTheLookupGives() {
        assertThat(names(host -> HOME).resolve(LONG)).isEqualTo(HOME);
    }

    @Test
    void anUnknownNameHasNoAddress() {
        assertThat(names(host -> {
                            throw new UnknownHostException(host);
                        })
                        .resolve(LONG))
                .isEmpty();
    }

    @Test
    void theLastKnownAddressesServeWhileTheResolverIsOut() {
        var asked = new AtomicInteger();
        var names = names(host -> {
            if (asked.getAndIncrement() > 0) {
                throw new UnknownHostException(host);
            }
            return HOME;
        });
        assertThat(names.resolve(LONG)).isEqualTo(HOME);
        assertThat(names.resolve(LONG)).isEqualTo(HOME);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoComesWhileLookupsAreUnderWayWaitsForTheirAnswer() throws InterruptedException {
        var release = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var names = names(host -> {
            asked.incrementAndGet();
            await(release);
            return HOME;
        });
        var found = new AtomicInteger();
        var seekers = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            seekers.add(Thread.ofVirtual()
                    .start(() -> found.addAndGet(names.resolve(LONG).size())));
        }
        while (asked.get() < ClientNames.LOOKUPS_MAX) {
            Thread.onSpinWait();
        }
        release.countDown();
        for (var seeker : seekers) {
            seeker.join();
        }
        assertThat(found).hasValue(20);
    }

    @Test
    void aLookupThatHangsCostsOnlyTheTimeGivenAndAFewThreads() {
        var release = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var names = names(host -> {
            asked.incrementAndGet();
            await(release);
            return HOME;
        });
        for (int i = 0; i < ClientNames.LOOKUPS_MAX + 5; i++) {
            assertThat(names.resolve(Duration.ofMillis(20))).isEmpty();
        }
        assertThat(asked.get()).isLessThanOrEqualTo(ClientNames.LOOKUPS_MAX);
        release.countDown();
    }

    private static ClientNames names(Names lookup) {
        return new ClientNames("mail.example", World.real().withNames(lookup));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
