package dev.everpost.audit;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Resolver;

/** Finds the policy that holds for a From domain (RFC 7489 section 6.6.3): its own, else its organisation's. */
record DmarcLookup(Resolver resolver) {

    /** What holds. */
    sealed interface Result {
        /** {@code strictDkim}: the signing domain must be the From domain itself. */
        record Policy(DmarcRecord.Policy policy, boolean strictDkim) implements Result {}

        /** There is none. */
        record None() implements Result {}

        /** The domain name system did not answer. */
        record Unanswered(String why) implements Result {}
    }

    Result of(String domain) {
        var own = at(domain, true);
        var organisation = OrganisationalDomain.of(domain);
        return own instanceof Result.None && !organisation.equals(domain) ? at(organisation, false) : own;
    }

    /** Several records are none. */
    private Result at(String domain, boolean itself) {
        return switch (resolver.text("_dmarc." + domain)) {
            case Answer.Found<String>(var texts, var _) -> {
                var meant = texts.stream().filter(DmarcRecord::isMeant).toList();
                yield meant.size() != 1
                        ? new Result.None()
                        : DmarcRecord.read(meant.getFirst())
                                .<Result>map(record -> new Result.Policy(
                                        itself ? record.policy() : record.subdomains(), record.strictDkim()))
                                .orElseGet(Result.None::new);
            }
            case Answer.NoSuchName<String> _, Answer.NoData<String> _ -> new Result.None();
            case Answer.Failed<String>(var _, var detail) -> new Result.Unanswered(detail);
        };
    }
}
