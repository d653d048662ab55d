package dev.everpost.provider.mx.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.dns.Answer.Why;
import dev.everpost.dns.RememberingResolver;
import dev.everpost.dns.SkippingTime;
import dev.everpost.provider.mx.sts.StsPolicy.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StsPoliciesTest {

    private static final String ENFORCE =
            "version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmx: *.example.net\r\nmax_age: 604800\r\n";

    private final SkippingTime time = new SkippingTime();
    private final RememberingResolver resolver = new RememberingResolver();
    private final Map<String, String> sites = new HashMap<>();
    private final List<String> fetched = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final StsPolicies policies = process();

    @Test
    void aPolicyHoldsOverARestartThoughNobodyCanBeAskedAnyMore() {
        publish("1", ENFORCE);
        policies.of("example.com");
        resolver.fails("_mta-sts.example.com", Why.TIMEOUT);
        sites.clear();

        var next = process();
        assertThat(next.of("example.com"))
                .isEqualTo(
                        new StsPolicy(Mode.ENFORCE, List.of("mail.example.com", "*.example.net"), Duration.ofDays(7)));
        time.skip(Duration.ofDays(8));
        assertThat(process().of("example.com")).as("it has ended").isEqualTo(StsPolicy.NONE);
    }

    @Test
    void whatIsKnownStillIsNotFetchedAgainAfterARestart() {
        publish("1", ENFORCE);
        policies.of("example.com");
        assertThat(process().of("example.com").isEnforced()).isTrue();
        assertThat(fetched).hasSize(1);
        time.skip(StsPolicies.REFRESH.plusMinutes(1));
        process().of("example.com");
        assertThat(fetched).as("the day is over").hasSize(2);
    }

    @Test
    void policiesOfOneMinuteAreKeptTogetherAndTheRestAtTheEnd() {
        for (int i = 0; i < 20; i++) {
            sites.put("d" + i + ".example", ENFORCE);
            resolver.knowsText("_mta-sts.d" + i + ".example", "v=STSv1; id=1;");
            policies.of("d" + i + ".example");
        }
        assertThat(kept).hasSize(1);
        time.skip(StsPolicies.KEPT_EVERY);
        policies.of("d0.example");
        assertThat(kept).hasSize(2);
        policies.keep(true);
        assertThat(kept).as("nothing is new").hasSize(2);
        assertThat(PolicyBook.read(kept.getLast())).hasSize(20);
    }

    @Test
    void aBookThatIsCutOrStrangeIsReadAsFarAsItGoes() {
        publish("1", ENFORCE);
        policies.of("example.com");
        var line = kept.getFirst();
        for (int length = 0; length < line.length() - "example.net".length(); length++) {
            assertThat(PolicyBook.read(line.substring(0, length)).size()).isLessThanOrEqualTo(1);
        }
        assertThat(PolicyBook.read(line + "a\tb\n\n\u0000\n" + line)).hasSize(2);
        kept.add("nonsense");
        assertThat(process().of("example.com").isEnforced()).as("fetched again").isTrue();
    }

    private StsPolicies process() {
        return new StsPolicies(
                resolver,
                this::fetch,
                new PolicyShelf() {
                    @Override
                    public String read() {
                        return kept.isEmpty() ? "" : kept.getLast();
                    }

                    @Override
                    public void keep(String book) {
                        kept.add(book);
                    }
                },
                time);
    }

    @Test
    void aDomainWithoutARecordHasNoPolicyAndIsNotFetchedFrom() {
        assertThat(policies.of("example.com")).isEqualTo(StsPolicy.NONE);
        assertThat(fetched).isEmpty();
    }

    @Test
    void aPolicyIsFetchedOnceAndAgainWhenItsIdChanges() {
        publish("1", ENFORCE);
        policies.of("example.com");
        assertThat(policies.of("example.com").mode()).isEqualTo(Mode.ENFORCE);
        assertThat(fetched).hasSize(1);
        publish("2", ENFORCE.replace("enforce", "testing"));
        assertThat(policies.of("example.com").mode()).isEqualTo(Mode.TESTING);
        assertThat(fetched).hasSize(2);
    }

    @Test
    void aPolicyOnceSeenHoldsWhoeverTakesItAway() {
        publish("1", ENFORCE);
        policies.of("example.com");
        resolver.forget("_mta-sts.example.com");
        sites.clear();
        assertThat(policies.of("example.com").isEnforced()).isTrue();
        publish("2", "gone");
        assertThat(policies.of("example.com").isEnforced()).isTrue();
        resolver.fails("_mta-sts.example.com", Why.TIMEOUT);
        assertThat(policies.of("example.com").isEnforced()).isTrue();
        time.skip(Duration.ofDays(8));
        resolver.forget("_mta-sts.example.com");
        assertThat(policies.of("example.com")).isEqualTo(StsPolicy.NONE);
    }

    @Test
    void whatCannotBeFetchedIsTriedAgainAfterAWhile() {
        publish("1", "nonsense");
        policies.of("example.com");
        policies.of("example.com");
        assertThat(fetched).hasSize(1);
        time.skip(StsPolicies.FETCH_AGAIN.plusSeconds(1));
        sites.put("example.com", ENFORCE);
        assertThat(policies.of("example.com").isEnforced()).isTrue();
    }

    @Test
    void aRecordThatCannotBeLookedUpCostsOneQuestionInAWhile() {
        resolver.fails("_mta-sts.example.com", Why.TIMEOUT);
        policies.of("example.com");
        policies.of("example.com");
        assertThat(resolver.asked()).hasSize(1);
    }

    @Test
    void aPolicyIsRefreshedOnceADay() {
        publish("1", ENFORCE);
        policies.of("example.com");
        time.skip(StsPolicies.REFRESH.plusSeconds(1));
        policies.of("example.com");
        assertThat(fetched).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com, true",
        "MAIL.example.com, true",
        "other.example.com, false",
        "a.example.net, true",
        "a.b.example.net, false",
        "example.net, false",
        "net, false"
    })
    void aPatternNamesHostsAndOneWholeLabel(String host, boolean named) {
        assertThat(StsText.policy(ENFORCE).orElseThrow().names(host)).isEqualTo(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version: STSv2\nmode: enforce\nmx: a.example\nmax_age: 1",
                "mode: enforce\nmx: a.example\nmax_age: 1",
                "version: STSv1\nmode: strict\nmx: a.example\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: -1",
                "version: STSv1\nmode: enforce\nmx: a.*.example\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmx: a example\nmax_age: 1",
                "<html>version: STSv1</html>"
            })
    void whatIsNoPolicyIsNone(String text) {
        assertThat(StsText.policy(text)).isEmpty();
    }

    @Test
    void aPolicyIsBelievedForAYearAtMost() {
        var policy = StsText.policy("version: STSv1\nmode: none\nmax_age: 9999999999")
                .orElseThrow();
        assertThat(policy.maxAge()).isEqualTo(Duration.ofSeconds(31_557_600));
    }

    @ParameterizedTest
    @CsvSource({"v=STSv1; id=abc1;, abc1", "v=STSv1;id=a, a", "v=STSv1; x=y; id=7; z=1, 7"})
    void theIdIsReadFromTheRecord(String record, String id) {
        assertThat(StsText.id(List.of("unrelated", record))).contains(id);
    }

    @Test
    void noIdOrTwoRecordsAreNone() {
        assertThat(StsText.id(List.of("v=STSv1;"))).isEmpty();
        assertThat(StsText.id(List.of("v=STSv1; id=a b;"))).isEmpty();
        assertThat(StsText.id(List.of("v=STSv1; id=a;", "v=STSv1; id=b;"))).isEmpty();
        assertThat(StsText.id(List.of("v=STSv10; id=a;"))).isEmpty();
    }

    private void publish(String id, String text) {
        resolver.forget("_mta-sts.example.com");
        resolver.knowsText("_mta-sts.example.com", "v=STSv1; id=" + id + ";");
        sites.put("example.com", text);
    }

    private Optional<String> fetch(String domain) {
        fetched.add(domain);
        return Optional.ofNullable(sites.get(domain));
    }
}
