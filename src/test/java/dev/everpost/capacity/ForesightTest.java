package dev.everpost.capacity;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.capacity.Flow.Way;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would happen if a provider died, told before it is true. */
class ForesightTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");

    private final List<Fact> news = new ArrayList<>();
    private final Numbers numbers = new Numbers();
    private final Foresight foresight = new Foresight(
            numbers, 0.2, news::add, new HandDrivenWorld(1).world().time());

    @Test
    void eachDeathIsReckonedNowAndAtThePeak() {
        foresight.look();

        assertThat(foresight.seen())
                .extracting(outlook ->
                        outlook.start() + " without " + outlook.answer().without())
                .containsExactly(
                        "NOW without null",
                        "NOW without alpha",
                        "NOW without beta",
                        "PEAK without null",
                        "PEAK without alpha",
                        "PEAK without beta");
    }

    @Test
    void anAlarmComesWhileTheMailStillFits() {
        numbers.perHour = 3_400;

        look(ShortAlarms.RAISING);

        assertThat(foresight.seen())
                .allSatisfy(
                        seen -> assertThat(seen.answer().shareOf(TRANSACTIONAL)).isEqualTo(1));
        assertThat(news).singleElement().isInstanceOfSatisfying(Fact.AlarmRaised.class, alarm -> {
            assertThat(alarm.alarm()).isEqualTo(Fact.Alarm.CAPACITY_SHORT);
            assertThat(alarm.subject()).isEqualTo("alpha");
            assertThat(alarm.text())
                    .contains(
                            "with 20 % more mail", "Without alpha", "beta takes 1.00 recipients a second", "raise its");
        });
    }

    @Test
    void oneLookRaisesNothing() {
        numbers.perHour = 10_000;

        look(ShortAlarms.RAISING - 1);

        assertThat(news).isEmpty();
    }

    @Test
    void itIsClearedOnlyWhenThereIsRoomToSpareForSomeTime() {
        numbers.perHour = 3_400;
        look(ShortAlarms.RAISING);

        numbers.perHour = 2_900;
        look(2 * ShortAlarms.CLEARING);
        assertThat(news)
                .as("it fits with the margin, but not with room to spare")
                .hasSize(1);

        numbers.perHour = 2_000;
        look(ShortAlarms.CLEARING);
        assertThat(news).hasSize(2).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    @Test
    void bulkThatWaitsIsNoAlarm() {
        numbers.messageClass = BULK;
        numbers.perHour = 100_000;

        look(20);

        assertThat(news).isEmpty();
    }

    @Test
    void aRuleWithOneProviderIsForTheAudit() {
        numbers.ways = List.of(new Way(ALPHA, 1));
        numbers.perHour = 100;

        look(20);

        assertThat(news).isEmpty();
        assertThat(foresight.seen().getLast().answer().shareOf(TRANSACTIONAL)).isZero();
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            foresight.look();
        }
    }

    /** Alpha bears everything, beta one recipient a second. */
    private static final class Numbers implements Sight {
        private double perHour = 100;
        private MessageClass messageClass = TRANSACTIONAL;
        private List<Way> ways = List.of(new Way(ALPHA, 1), new Way(BETA, 0));

        @Override
        public List<Flow> flows(Start start) {
            return List.of(new Flow(
                    "every message",
                    messageClass,
                    ways,
                    Duration.ofMinutes(5),
                    Duration.ofDays(1),
                    0,
                    Collections.nCopies(24, perHour)));
        }

        @Override
        public List<Road> roads(Start start) {
            return List.of(
                    new Road(ALPHA, List.of()), new Road(BETA, List.of(new Ceiling.Rate(Ceiling.Kind.PER_SECOND, 1))));
        }
    }
}
