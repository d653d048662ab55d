package dev.everpost.provider.mx;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.provider.DialogueOutcomes;
import dev.everpost.provider.mx.MailHosts.MailHost;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Failed;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one errand says and hears at its exchangers, and what it remembers of those who did not listen. Used by one thread. */
final class Conversation {

    private final Errand errand;
    private final MxRoads roads;
    private final TlsDemand demand;
    private final List<Source> sources;
    private final long deadline;
    private String lastWords = "it has no mail exchanger with an address";
    private @Nullable AccountTrouble heldAgainstUs;
    private boolean connected;
    private int unconnected;
    private int withoutNetwork;

    Conversation(Errand errand, MxRoads roads, TlsDemand demand) {
        this.errand = errand;
        this.roads = roads;
        this.demand = demand;
        this.sources = roads.sources().of(errand.parcel());
        var together = errand.patience().connect().multipliedBy(Round.CONNECTS);
        this.deadline = roads.world().time().nanos() + together.toNanos();
    }

    /** Why an exchanger was passed over, for people. */
    void note(String why) {
        lastWords = why;
    }

    /** Tries to hand the errand over; null when another exchanger is to be asked. */
    @Nullable
    Verdict with(MailHost host, InetAddress address) {
        var who = host.name() + " [" + address.getHostAddress() + "]";
        var from = sourcesFor(address);
        if (from.isEmpty() || !left().isPositive()) {
            note(who + (from.isEmpty() ? ": no source address of its kind" : ": no time was left"));
            return null;
        }
        var result = talk(host, address, from);
        var reading = new ReceiverReading(who);
        if (result instanceof Failed(var _, var failure) && failure.phase().compareTo(SmtpClientPhase.MAIL) < 0) {
            turnedAway(failure, reading.failed(failure));
            return null;
        }
        roads.wayOut().reached();
        return new Verdict(DialogueOutcomes.of(result, errand.recipients(), reading), trouble(result, who));
    }

    /** Nobody listened. */
    Verdict nobody() {
        if (heldAgainstUs != null) {
            return Verdict.forAll(errand, heldAgainstUs, null);
        }
        boolean onlyUnconnected = !connected && unconnected > 0;
        if (onlyUnconnected && (withoutNetwork == unconnected || roads.wayOut().unreached(errand.domain()))) {
            var why = "no exchanger of the last " + WayOut.DOMAINS + " domains could be connected to; the last: ";
            var words = withoutNetwork == unconnected ? lastWords : why + lastWords;
            return Verdict.forAll(errand, new ProviderDown(Failure.CONNECT_TIMEOUT, words), null);
        }
        var reply = "451 4.4.1 nobody took the mail of " + errand.domain() + ": " + lastWords;
        return Verdict.forAll(errand, new TryLater(Cause.RECIPIENT, null, reply), reply);
    }

    private void turnedAway(SmtpClientFailure failure, Outcome meaning) {
        note(meaning.reply());
        if (meaning instanceof AccountTrouble trouble) {
            heldAgainstUs = trouble;
        }
        if (failure.phase() == SmtpClientPhase.CONNECT) {
            unconnected++;
            withoutNetwork += failure.kind() == Kind.NO_NETWORK ? 1 : 0;
        } else {
            connected = true;
            roads.wayOut().reached();
        }
    }

    /** A receiver that breaks off, falls silent or says 421 does so to everybody for a while. */
    private static @Nullable String trouble(SmtpClientResult result, String who) {
        return switch (result) {
            case Failed(var _, var failure) -> "451 4.4.2 " + who + ": " + failure.detail();
            case Answered(var _, var end) when end.code() == 421 -> "451 4.3.2 " + who + ": " + end.inOneLine();
            default -> null;
        };
    }

    /** An address that this machine does not have, or that has no way there, is passed over for the next of its pool. */
    private SmtpClientResult talk(MailHost host, InetAddress address, List<Source> from) {
        var result = carry(host, address, from.getFirst());
        for (int i = 1; i < from.size() && isOurs(result) && left().isPositive(); i++) {
            result = carry(host, address, from.get(i));
        }
        return result;
    }

    private SmtpClientResult carry(MailHost host, InetAddress address, Source source) {
        return roads.talk().carry(new HostTalk.Way(host.name(), address, source, demand), errand.load(patience()));
    }

    private static boolean isOurs(SmtpClientResult result) {
        return result instanceof Failed(var _, var failure)
                && failure.phase() == SmtpClientPhase.CONNECT
                && failure.kind() == Kind.NO_NETWORK;
    }

    /** Those of the address's kind, beginning with one that is drawn. */
    private List<Source> sourcesFor(InetAddress destination) {
        var fitting = new ArrayList<Source>();
        sources.stream().filter(source -> source.reaches(destination)).forEach(fitting::add);
        if (fitting.size() > 1) {
            Collections.rotate(fitting, roads.world().chance().nextInt(fitting.size()));
        }
        return fitting;
    }

    private Duration left() {
        return Duration.ofNanos(deadline - roads.world().time().nanos());
    }

    private ClientPatience patience() {
        var left = left();
        var patience = errand.patience();
        var connect = left.compareTo(patience.connect()) < 0 ? left : patience.connect();
        return new ClientPatience(connect, patience.command(), patience.finalDot());
    }
}
