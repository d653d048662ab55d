package dev.everpost.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.capacity.Flow.Way;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arithmetic gives what a simulation of each recipient gives, whatever the day is like. */
class DayAgainstBruteForceTest {

    private static final double NEAR = 0.05;
    /** Where much mail waits nearly as long as it is useful, a little patience decides over it. */
    private static final double PATIENCE_NEAR = 0.2;

    private static final List<ProviderName> NAMES =
            IntStream.range(0, 4).mapToObj(i -> new ProviderName("p" + i)).toList();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSharesAgree(long seed) {
        var random = new Random(seed);
        var roads = roads(random);
        var flows = flows(random);
        var dead = NAMES.get(random.nextInt(NAMES.size()));

        var answer = Day.look(flows, roads, dead);
        var counted = new BruteForce(flows, roads, dead, seed);
        counted.run();

        for (var messageClass : MessageClass.values()) {
            assertThat(answer.shareOf(messageClass))
                    .as("%s of seed %d", messageClass, seed)
                    .isBetween(
                            counted.share(messageClass, 1 - PATIENCE_NEAR) - NEAR,
                            counted.share(messageClass, 1 + PATIENCE_NEAR) + NEAR);
        }
    }

    private static List<Road> roads(Random random) {
        return NAMES.stream().map(name -> new Road(name, ceilings(random))).toList();
    }

    private static List<Ceiling> ceilings(Random random) {
        var ceilings = new ArrayList<Ceiling>();
        ceilings.add(new Ceiling.Rate(Ceiling.Kind.PER_SECOND, 0.02 + random.nextDouble() * 0.4));
        if (random.nextBoolean()) {
            double most = 1_000 + random.nextInt(20_000);
            var freed = DoubleStream.generate(() -> random.nextInt(400))
                    .limit(24)
                    .boxed()
                    .toList();
            ceilings.add(new Ceiling.Rolling(most, most * random.nextDouble(), freed));
        }
        if (random.nextInt(4) == 0) {
            ceilings.add(new Ceiling.Daily(
                    Ceiling.Kind.WARM_UP, 2_000, random.nextInt(2_000), 1 + random.nextInt(1_400), 4_000));
        }
        return ceilings;
    }

    private static List<Flow> flows(Random random) {
        var flows = new ArrayList<Flow>();
        for (var messageClass : MessageClass.values()) {
            for (int rule = 0; rule <= random.nextInt(2); rule++) {
                var hours = DoubleStream.generate(() -> random.nextInt(1_200))
                        .limit(24)
                        .boxed()
                        .toList();
                flows.add(new Flow(
                        "rule " + rule,
                        messageClass,
                        ways(random),
                        Duration.ofMinutes(5 + random.nextInt(60)),
                        Duration.ofMinutes(90 + random.nextInt(2_000)),
                        random.nextInt(500),
                        hours));
            }
        }
        return flows;
    }

    private static List<Way> ways(Random random) {
        var names = new ArrayList<>(NAMES);
        java.util.Collections.shuffle(names, random);
        int most = 2 + random.nextInt(3);
        boolean weighted = random.nextInt(3) == 0;
        return IntStream.range(0, most)
                .mapToObj(i -> new Way(names.get(i), weighted ? 1.0 / most : i == 0 ? 1 : 0))
                .toList();
    }
}
