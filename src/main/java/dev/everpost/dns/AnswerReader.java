package dev.everpost.dns;

import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.Found;
import dev.everpost.dns.Answer.NoData;
import dev.everpost.dns.Answer.NoSuchName;
import dev.everpost.dns.Answer.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Reads one server's message: its aliases (RFC 1034 section 3.6.2), its records, and how long a "no" may be believed. */
final class AnswerReader {

    private final Message message;
    private final Question question;
    private Name at;
    private long seconds = Integer.MAX_VALUE;

    AnswerReader(Message message, Question question) {
        this.message = message;
        this.question = question;
        this.at = question.name();
    }

    Answer<Record> read() {
        int code = message.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return new Failed<>(Why.SERVER_FAILURE, "the resolver answered " + Rcode.string(code));
        }
        followAliases();
        var records = recordsAt();
        if (!records.isEmpty()) {
            records.forEach(record -> seconds = Math.min(seconds, record.getTTL()));
            return new Found<>(records, Duration.ofSeconds(seconds));
        }
        return code == Rcode.NXDOMAIN ? new NoSuchName<>(negativeTtl()) : new NoData<>(negativeTtl());
    }

    /** Where the aliases in this message lead; the question's own name when there are none. */
    Name end() {
        return at;
    }

    private void followAliases() {
        var section = message.getSection(Section.ANSWER);
        // Each alias is used once at most, so that a circle ends.
        var aliases = new ArrayList<CNAMERecord>();
        section.stream()
                .filter(CNAMERecord.class::isInstance)
                .map(CNAMERecord.class::cast)
                .forEach(aliases::add);
        boolean moved = question.type() != Type.CNAME;
        while (moved) {
            moved = false;
            for (var alias : List.copyOf(aliases)) {
                if (alias.getName().equals(at)) {
                    at = alias.getTarget();
                    seconds = Math.min(seconds, alias.getTTL());
                    aliases.remove(alias);
                    moved = true;
                }
            }
        }
    }

    private List<Record> recordsAt() {
        return message.getSection(Section.ANSWER).stream()
                .filter(record ->
                        record.getType() == question.type() && record.getName().equals(at))
                .toList();
    }

    /** RFC 2308 section 5: the lesser of the SOA's own time and its last field; without a SOA nothing is remembered. */
    private Duration negativeTtl() {
        for (var record : message.getSection(Section.AUTHORITY)) {
            if (record instanceof SOARecord soa) {
                return Duration.ofSeconds(Math.min(seconds, Math.min(soa.getTTL(), soa.getMinimum())));
            }
        }
        return Duration.ZERO;
    }
}
