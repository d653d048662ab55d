package dev.everpost.dns;

import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.Why;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The servers of the settings as one: each is asked in turn, twice at most, until one of them says something of use. */
final class Servers {

    private static final int ROUNDS = 2;

    /** Every resolver has the root's name servers at hand, so whoever does not answer this answers nothing. */
    private static final Question CONTROL = new Question(Name.root, Type.NS);

    private final ResolverSettings settings;
    private final World world;

    Servers(ResolverSettings settings, World world) {
        this.settings = settings;
        this.world = world;
    }

    /** What one server said to one question; {@code reader} knows where its aliases lead. */
    record Said(Answer<Record> answer, AnswerReader reader) {}

    /** A failed answer stands with the reader of an empty message. */
    Said ask(Question question) {
        long deadline = world.time().nanos() + settings.timeout().toNanos();
        var tries = tries();
        var failure = new Failed<Record>(
                Why.TIMEOUT, "no answer in " + settings.timeout().toMillis() + " ms");
        boolean heard = false;
        for (int i = 0; i < tries.size(); i++) {
            var share = Duration.ofNanos((deadline - world.time().nanos()) / (tries.size() - i));
            try {
                var message = new ServerCall(tries.get(i), share, world.time()).ask(question);
                var reader = new AnswerReader(message, question);
                var answer = reader.read();
                if (!(answer instanceof Failed<Record> failed)) {
                    return new Said(answer, reader);
                }
                heard = true;
                failure = failed;
            } catch (SocketTimeoutException late) {
                // The next server, or the same once more: a datagram is lost now and then.
            } catch (IOException unreachable) {
                failure = heard ? failure : new Failed<>(Why.TIMEOUT, "the resolver cannot be reached");
            }
        }
        return unanswered(question, heard || answersAnything() ? failure : noServer());
    }

    private static Said unanswered(Question question, Failed<Record> failure) {
        return new Said(failure, new AnswerReader(new Message(), question));
    }

    private Failed<Record> noServer() {
        return new Failed<>(Why.NO_SERVER, "no DNS server of ours answers: " + settings.servers());
    }

    /** The servers in their order, and again. */
    private List<InetSocketAddress> tries() {
        var tries = new ArrayList<InetSocketAddress>();
        for (int round = 0; round < ROUNDS; round++) {
            tries.addAll(settings.servers());
        }
        return tries;
    }

    private boolean answersAnything() {
        var each = settings.timeout().dividedBy(4L * settings.servers().size());
        for (var server : settings.servers()) {
            try {
                new ServerCall(server, each, world.time()).ask(CONTROL);
                return true;
            } catch (IOException silent) {
                // perhaps the next one
            }
        }
        return false;
    }
}
