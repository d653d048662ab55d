package dev.everpost.provider.mx;

import dev.everpost.dns.Answer.Why;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.provider.mx.MailHosts.Hosts;
import dev.everpost.provider.mx.MailHosts.MailHost;
import dev.everpost.provider.mx.MailHosts.Nowhere;
import dev.everpost.provider.mx.MailHosts.Unknown;
import dev.everpost.provider.mx.sts.StsPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One errand's way along the exchangers of its domain, until one of them listens. Used by one thread. */
final class Round {

    /** Addresses tried for one errand. */
    static final int ADDRESSES_MAX = 10;

    /** All connecting together may take so many times the patience for one. */
    static final int CONNECTS = 3;

    private final Errand errand;
    private final MxRoads roads;
    private final StsPolicy policy;
    private final Conversation conversation;
    private boolean first = true;
    private int tried;

    /** {@code least} is what we ask of encryption ourselves; the domain's policy may ask more. */
    Round(Errand errand, MxRoads roads, TlsDemand least) {
        this.errand = errand;
        this.roads = roads;
        this.policy = roads.policies().of(errand.domain());
        this.conversation = new Conversation(errand, roads, policy.isEnforced() ? TlsDemand.VERIFIED : least);
    }

    Verdict run() {
        return switch (roads.routing().hosts(errand.domain())) {
            case Nowhere(var reply) -> refused(reply);
            case Unknown(var why, var detail) -> unresolved(why, detail);
            case Hosts(var inOrder) -> along(inOrder);
        };
    }

    private Verdict along(List<MailHost> hosts) {
        for (var host : hosts) {
            var verdict = at(host);
            first = false;
            if (verdict != null) {
                return verdict;
            }
        }
        return conversation.nobody();
    }

    /** Null when the next one is to be asked. */
    private @Nullable Verdict at(MailHost host) {
        if (policy.isEnforced() && !policy.names(host.name())) {
            conversation.note(host.name() + " is not named by the domain's MTA-STS policy");
            return null;
        }
        return switch (roads.doors().of(host)) {
            case Doors.Found.Ours _ ->
                first ? refused(MailRouting.loop(errand.domain()).reply()) : conversation.nobody();
            case Doors.Found.Nothing(var why) -> {
                if (host.implicit()) {
                    yield refused("550 5.1.2 " + errand.domain() + " has no mail exchanger, and " + why);
                }
                conversation.note(why);
                yield null;
            }
            case Doors.Found.Unknown(var why, var detail) -> {
                if (why == Why.NO_SERVER) {
                    yield unresolved(why, detail);
                }
                conversation.note(host.name() + ": " + detail);
                yield null;
            }
            case Doors.Found.At(var addresses) -> {
                for (var address : addresses) {
                    if (tried++ >= ADDRESSES_MAX) {
                        yield conversation.nobody();
                    }
                    var verdict = conversation.with(host, address);
                    if (verdict != null) {
                        yield verdict;
                    }
                }
                yield null;
            }
        };
    }

    private Verdict refused(String reply) {
        return Verdict.forAll(errand, new Refused(Scope.RECIPIENT, reply), null);
    }

    private Verdict unresolved(Why why, String detail) {
        if (why == Why.NO_SERVER) {
            return Verdict.forAll(errand, new ProviderDown(Failure.NAME_NOT_FOUND, detail), null);
        }
        var reply = "451 4.4.3 the mail exchangers of " + errand.domain() + " cannot be looked up: " + detail;
        return Verdict.forAll(errand, new TryLater(Cause.RECIPIENT, null, reply), reply);
    }
}
