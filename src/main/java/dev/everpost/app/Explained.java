package dev.everpost.app;

import dev.everpost.edge.rest.Controls.Candidate;
import dev.everpost.edge.rest.Controls.Explanation;
import dev.everpost.edge.rest.Controls.Numbers;
import dev.everpost.edge.rest.Controls.Question;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.route.Explanation.Line;
import dev.everpost.route.Explanation.Role;
import dev.everpost.route.Offer;
import dev.everpost.route.Plan;
import dev.everpost.standing.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who would carry a message at one moment, in words and numbers. */
final class Explained {

    private static final EmailAddress ANYBODY = EmailAddress.of("anybody@example.com");
    private static final int THOUSAND = 1_000;

    private final Gateway gateway;
    private final Instant now;

    Explained(Gateway gateway, Instant now) {
        this.gateway = gateway;
        this.now = now;
    }

    Explanation answer(Question question) {
        var submitter = question.submitter();
        if (submitter != null && gateway.submitters().byName(submitter).isEmpty()) {
            return new Explanation.BadQuestion("submitter", "there is no submitter '" + submitter + "'");
        }
        var to = List.of(Recipient.plain(0, Objects.requireNonNullElse(question.to(), ANYBODY)));
        var routes = gateway.carriers().routes();
        var plan = routes.plan(message(question), to, question.sizeBytes());
        var words = dev.everpost.route.Explanation.of(plan, standings());
        var candidates = words.lines().stream()
                .map(line -> candidate(
                        line,
                        routes.offer(line.provider(), question.messageClass(), to),
                        isWeighed(plan, line.provider())))
                .toList();
        return new Explanation.Decision(List.of("rule: " + words.rule(), words.summary()), candidates);
    }

    private Map<ProviderName, Standing> standings() {
        var standings = new LinkedHashMap<ProviderName, Standing>();
        gateway.carriers()
                .byName()
                .forEach((name, carrier) -> standings.put(name, carrier.gate().standing()));
        return standings;
    }

    /** One that was chosen by its numbers has them in its words. */
    private static boolean isWeighed(Plan plan, ProviderName provider) {
        return plan.candidates().stream()
                .anyMatch(candidate -> candidate.provider().equals(provider) && candidate.offer() != null);
    }

    private static Candidate candidate(Line line, Offer offer, boolean weighed) {
        var numbers = weighed ? "" : "; " + offer.words();
        return new Candidate(
                line.provider().value(),
                line.role() == Role.CARRIES,
                role(line.role()) + line.why() + numbers,
                numbers(offer));
    }

    private static Numbers numbers(Offer offer) {
        var expected = offer.estimate();
        var price = expected.price();
        return new Numbers(
                offer.harm(),
                expected.seen(),
                expected.failure().mean(),
                expected.putOff(),
                expected.bounced(),
                expected.complained(),
                expected.p95().toMillis(),
                price == null ? null : Double.valueOf(price.perMessage() * THOUSAND),
                price == null ? null : price.currency());
    }

    private static String role(Role role) {
        return switch (role) {
            case CARRIES -> "";
            case STANDS_BY -> "stands by: ";
            case PERHAPS -> "may let it in: ";
            case SHUT -> "shut: ";
            case UNABLE -> "cannot carry it: ";
        };
    }

    private Message message(Question question) {
        return new Message(
                new MessageId(1),
                Objects.requireNonNullElse(question.submitter(), "anybody"),
                Via.REST,
                Objects.requireNonNullElse(question.from(), ANYBODY),
                question.messageClass(),
                now,
                now.plus(Duration.ofHours(1)),
                now,
                question.sizeBytes(),
                null,
                null,
                question.tags(),
                Map.of());
    }
}
