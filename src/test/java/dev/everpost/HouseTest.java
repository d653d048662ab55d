package dev.everpost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house: one job per room, imports only downward. The table is the architecture; change it with a decision page. */
class HouseTest {

    private static final String ROOT = "dev.everpost.";

    /** Each room and the rooms that it may import besides itself and {@code world}. */
    private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("message", List.of());
        ROOMS.put("fact", List.of("message"));
        ROOMS.put("world", List.of());
        ROOMS.put("virtual", List.of());
        ROOMS.put("smtp", List.of());
        ROOMS.put("anomaly", List.of());
        ROOMS.put("anomaly.nab", List.of("anomaly"));
        ROOMS.put("mime", List.of("message"));
        ROOMS.put("template", List.of());
        ROOMS.put("dns", List.of());
        ROOMS.put("dkim", List.of("mime", "message"));
        ROOMS.put("store", List.of("message", "fact"));
        ROOMS.put("store.sqlite", List.of("store", "message", "fact"));
        ROOMS.put("provider", List.of("message", "fact", "smtp", "mime"));
        ROOMS.put("provider.hook", List.of("provider", "message", "fact"));
        ROOMS.put("provider.web", List.of("provider", "message", "fact", "mime"));
        ROOMS.put("provider.smtp", List.of("provider", "message", "fact", "smtp", "mime"));
        ROOMS.put("provider.ses", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.postmark", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put(
                "provider.sparkpost", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.resend", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.sendgrid", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.mailgun", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.azure", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.mx.sts", List.of("provider.web", "fact", "dns"));
        ROOMS.put("provider.mx", List.of("provider.mx.sts", "provider", "message", "fact", "smtp", "dns", "dkim"));
        ROOMS.put("provider.brevo", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("provider.mailjet", List.of("provider", "provider.web", "provider.hook", "message", "fact", "mime"));
        ROOMS.put("experience", List.of("message", "fact", "store"));
        ROOMS.put("standing", List.of("fact", "message"));
        ROOMS.put("route", List.of("message", "fact", "mime", "provider", "standing", "experience"));
        ROOMS.put("pool", List.of("message", "fact", "store", "experience"));
        ROOMS.put("intake", List.of("message", "fact", "store", "mime"));
        ROOMS.put("reputation", List.of("message", "fact", "store", "experience", "pool"));
        ROOMS.put("delivery", List.of("pool", "message", "fact", "store", "route", "provider", "standing", "mime"));
        ROOMS.put("checkup", List.of("fact", "store", "provider", "standing"));
        ROOMS.put("feedback", List.of("provider.hook", "fact", "message", "store", "mime"));
        ROOMS.put("silence", List.of("message", "fact", "store"));
        ROOMS.put("health", List.of("message", "fact", "store", "standing"));
        ROOMS.put("health.series", List.of("health", "anomaly", "experience", "store", "message", "fact"));
        ROOMS.put("health.traffic", List.of("health", "experience", "message", "fact"));
        ROOMS.put("health.traffic", List.of("health", "experience", "silence", "message", "fact"));
        ROOMS.put("health.feed.format", List.of());
        ROOMS.put("capacity", List.of("message", "fact"));
        ROOMS.put("health.canary", List.of("health", "fact"));
        ROOMS.put("health.probe", List.of("health", "fact", "dns", "smtp", "provider.web"));
        ROOMS.put("health.feed", List.of("health", "health.feed.format", "provider.web", "fact", "store"));
        ROOMS.put("audit", List.of("dns", "provider", "checkup", "fact", "store", "standing"));
        ROOMS.put(
                "audit", List.of("dns", "provider", "checkup", "health", "health.probe", "fact", "store", "standing"));
        ROOMS.put("ses", List.of("message", "fact", "store", "intake", "mime", "template"));
        ROOMS.put("event", List.of("message", "fact", "store"));
        ROOMS.put("publish", List.of("message", "fact", "store", "mime", "event"));
        ROOMS.put("publish.webhooks", List.of("publish", "event", "message", "fact", "store"));
        ROOMS.put("publish.sns", List.of("publish", "store"));
        ROOMS.put("publish.aws", List.of("publish", "store"));
        ROOMS.put("suppression", List.of("message", "fact", "store"));
        ROOMS.put("scenario", List.of("fact"));
        ROOMS.put(
                "replay",
                List.of(
                        "virtual",
                        "scenario",
                        "message",
                        "fact",
                        "smtp",
                        "store",
                        "store.sqlite",
                        "provider",
                        "provider.hook",
                        "provider.smtp",
                        "standing",
                        "route",
                        "intake",
                        "delivery",
                        "feedback",
                        "suppression",
                        "silence",
                        "experience",
                        "health.traffic",
                        "health"));
        ROOMS.put("sandbox", List.of("scenario", "smtp", "fact"));
        ROOMS.put("sandbox.mailgun", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.sendgrid", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.postmark", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.sparkpost", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.resend", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.azure", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.brevo", List.of("sandbox", "scenario"));
        ROOMS.put("sandbox.mailjet", List.of("sandbox", "scenario"));
        ROOMS.put("edge.smtp", List.of("intake", "message", "smtp"));
        ROOMS.put("edge.sigv4", List.of("intake", "message"));
        ROOMS.put("edge.ses", List.of("ses", "edge.sigv4", "intake", "message", "mime", "store", "fact", "template"));
        ROOMS.put(
                "edge.ses.query",
                List.of("ses", "edge.ses", "edge.sigv4", "intake", "message", "mime", "store", "fact", "template"));
        ROOMS.put(
                "edge.rest",
                List.of(
                        "intake",
                        "message",
                        "fact",
                        "store",
                        "mime",
                        "event",
                        "publish.webhooks",
                        "edge.http",
                        "capacity"));
        ROOMS.put("edge.hooks", List.of("feedback", "provider.hook", "message", "fact", "store", "edge.http"));
        ROOMS.put("edge.probe", List.of("health.probe", "health", "fact", "edge.http"));
        ROOMS.put("edge.http", List.of("intake", "store"));
        ROOMS.put(
                "edge.watch",
                List.of(
                        "edge.http",
                        "health",
                        "health.feed",
                        "health.feed.format",
                        "health.series",
                        "anomaly",
                        "fact"));
        ROOMS.put("edge.sns", List.of("publish.sns", "edge.http"));
    }

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.everpost");

    @TestFactory
    Stream<DynamicTest> eachRoomImportsOnlyRoomsBelowIt() {
        return ROOMS.keySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room, () -> roomRule(room).allowEmptyShould(true).check(HOUSE)));
    }

    @Test
    void everyClassLivesInARoomOfTheTable() {
        var rooms = ROOMS.keySet().stream().map(room -> ROOT + room).toList();
        var known = new ArrayList<>(rooms);
        known.add(ROOT + "app..");
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(HOUSE);
    }

    @Test
    void onlyTheWorldKnowsClockChanceAndSleep() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + "world", ROOT + "app..", ROOT + "sandbox..")))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .because("a simulation replaces time and chance; they come in by the constructor")
                .check(HOUSE);
    }

    @Test
    void noNameHidesItsJob() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                .because("a name says what the thing is")
                .check(HOUSE);
    }

    private static ArchRule roomRule(String room) {
        var allowed = new ArrayList<String>();
        allowed.add(ROOT + room);
        allowed.add(ROOT + "world");
        ROOMS.get(room).forEach(below -> allowed.add(ROOT + below));
        if (room.equals("message") || room.equals("fact")) {
            allowed.remove(ROOT + "world");
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.everpost..")
                        .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))));
    }
}
