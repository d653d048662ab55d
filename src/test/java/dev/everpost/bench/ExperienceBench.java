package dev.everpost.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.World;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** What it costs delivery in processor time to write down one call, by one thread and by four; and a reader to ask. */
final class ExperienceBench {

    private static final int CALLS = 5_000_000;
    private static final List<Outcome> OUTCOMES = List.of(new Outcome.Accepted("id", "250 ok"));
    private static final ProviderName ALPHA = new ProviderName("alpha");

    private final Experience experience = new Experience(World.real().time());
    private final List<List<Recipient>> recipients = IntStream.range(0, 64)
            .mapToObj(i -> List.of(Recipient.plain(0, EmailAddress.of("ann@d" + i + ".example"))))
            .toList();

    private ExperienceBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        var bench = new ExperienceBench();
        for (int round = 0; round < 3; round++) {
            System.out.printf("write, 1 thread: %.0f ns%n", bench.writes(1));
            System.out.printf("write, 4 threads: %.0f ns%n", bench.writes(4));
            System.out.printf("ask over an hour: %.1f us%n", bench.asks(Duration.ofHours(1)) / 1_000);
        }
    }

    private double writes(int threads) throws InterruptedException {
        var done = new CountDownLatch(threads);
        long start = cpu();
        for (int thread = 0; thread < threads; thread++) {
            Thread.startVirtualThread(() -> {
                write(CALLS / threads);
                done.countDown();
            });
        }
        done.await();
        return (double) (cpu() - start) / CALLS;
    }

    /** Of the whole process: the machine may have other work. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void write(int calls) {
        var took = Duration.ofMillis(12);
        for (int i = 0; i < calls; i++) {
            experience.attempted(ALPHA, MessageClass.TRANSACTIONAL, recipients.get(i & 63), OUTCOMES, took);
        }
    }

    private double asks(Duration length) {
        int asks = 20_000;
        long sum = 0;
        long start = cpu();
        for (int i = 0; i < asks; i++) {
            sum += experience.of(ALPHA, "d1.example").over(length).attempts();
        }
        double each = (double) (cpu() - start) / asks;
        if (sum == 0) {
            throw new IllegalStateException("nothing was counted");
        }
        return each;
    }
}
