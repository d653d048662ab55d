package dev.everpost.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The records of a simulated name server, and the answers that follow from them. Thread-safe. */
final class SimulatedZones {

    private static final int NEGATIVE_SECONDS = 60;
    private static final int ALIASES_MAX = 16;

    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<Name, DnsFault> faults = new ConcurrentHashMap<>();

    void add(Record record) {
        records.computeIfAbsent(record.getName(), _ -> new CopyOnWriteArrayList<>())
                .add(record);
    }

    void remove(Name name) {
        records.remove(name);
    }

    void fail(Name suffix, DnsFault fault) {
        faults.put(suffix, fault);
    }

    void heal() {
        faults.clear();
    }

    /** What is wrong with a name: the fault of the longest suffix that has one. */
    @Nullable
    DnsFault faultOf(Name name) {
        return faults.entrySet().stream()
                .filter(entry -> name.subdomain(entry.getKey()))
                .max((one, other) ->
                        Integer.compare(one.getKey().labels(), other.getKey().labels()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** As a recursive resolver would answer, aliases followed. */
    Message answer(Message query) {
        var question = query.getQuestion();
        var reply = reply(query, Rcode.NOERROR);
        var at = question.getName();
        for (int i = 0; i < ALIASES_MAX; i++) {
            var found = at(at, question.getType());
            found.forEach(record -> reply.addRecord(record, Section.ANSWER));
            var alias = found.isEmpty() ? at(at, Type.CNAME) : List.<Record>of();
            if (alias.isEmpty()) {
                return found.isEmpty() ? nothing(reply, at) : reply;
            }
            reply.addRecord(alias.getFirst(), Section.ANSWER);
            at = ((CNAMERecord) alias.getFirst()).getTarget();
        }
        return reply(query, Rcode.SERVFAIL);
    }

    static Message reply(Message query, int code) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RD);
        reply.getHeader().setFlag(Flags.RA);
        reply.getHeader().setRcode(code);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    static Message truncated(Message query) {
        var reply = reply(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.TC);
        return reply;
    }

    private List<Record> at(Name name, int type) {
        return records.getOrDefault(name, List.of()).stream()
                .filter(record -> record.getType() == type)
                .toList();
    }

    /** A name above one that exists exists too (RFC 8020). The root always does. */
    private Message nothing(Message reply, Name name) {
        boolean exists = name.equals(Name.root) || records.keySet().stream().anyMatch(known -> known.subdomain(name));
        reply.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
        reply.addRecord(authority(), Section.AUTHORITY);
        return reply;
    }

    private static Record authority() {
        return new SOARecord(
                Name.root, DClass.IN, NEGATIVE_SECONDS, Name.root, Name.root, 1, 3600, 600, 86_400, NEGATIVE_SECONDS);
    }
}
