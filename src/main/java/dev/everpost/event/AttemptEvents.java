package dev.everpost.event;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the end of an attempt tells, recipient by recipient. A provider that failed is our own affair: the next one is asked, and the
 * application hears of that.
 */
record AttemptEvents(Making making, Fact.AttemptEnded ended) {

    void make() {
        ended.outcomes().forEach(this::make);
    }

    private void make(Fact.RecipientOutcome share) {
        var members = members(share);
        switch (share.outcome()) {
            case Outcome.Accepted accepted -> {
                if (accepted.providerId() != null) {
                    members.put("provider_id", accepted.providerId());
                }
                if (!accepted.adaptations().isEmpty()) {
                    members.put("adaptations", accepted.adaptations());
                }
                tell(EventType.MESSAGE_HANDED_OVER, share, members);
            }
            case Outcome.Refused refused -> {
                members.put("reason_class", refused.scope().name().toLowerCase(Locale.ROOT));
                tell(EventType.MESSAGE_REFUSED, share, members);
            }
            case Outcome.TryLater later -> {
                members.put("reason_class", later.cause().name().toLowerCase(Locale.ROOT));
                tell(EventType.MESSAGE_DEFERRED, share, members);
            }
            case Outcome.Unknown _ -> {
                members.put("reason_class", "outcome_unknown");
                tell(EventType.MESSAGE_UNKNOWN, share, members);
            }
            case Outcome.ProviderDown _, Outcome.AccountTrouble _ -> {}
        }
    }

    private Map<String, Object> members(Fact.RecipientOutcome share) {
        var members = new LinkedHashMap<String, Object>();
        members.put("provider", ended.provider().value());
        members.put("attempt", ended.attempt());
        members.put("reason", share.outcome().reply());
        members.put("possible_duplicate", share.possibleDuplicate());
        return members;
    }

    private void tell(EventType type, Fact.RecipientOutcome share, Map<String, Object> members) {
        making.one(type, share.recipient(), ended.at(), members);
    }
}
