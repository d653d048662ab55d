package dev.everpost.dns;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/**
 * A name and a type of record.
 *
 * @param type a constant of {@link org.xbill.DNS.Type}
 */
record Question(Name name, int type) {

    /** What fits into one packet everywhere (DNS flag day 2020); more comes over TCP. */
    private static final int UDP_BYTES = 1232;

    /** The question about a name as a person or a mail address has it; empty when no such name can be in the DNS. */
    static Optional<Question> about(String text, int type) {
        try {
            var ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
            // Anything else, escapes first of all, would be read by the library in a language that nobody spoke.
            return ascii.matches("[a-z0-9._*/-]{1,255}")
                    ? Optional.of(new Question(Name.fromString(ascii, Name.root), type))
                    : Optional.empty();
        } catch (IllegalArgumentException | TextParseException notAName) {
            return Optional.empty();
        }
    }

    /** A message of a fresh, unpredictable id that asks this. */
    Message message() {
        var message = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        message.addRecord(new OPTRecord(UDP_BYTES, 0, 0), Section.ADDITIONAL);
        return message;
    }

    /** The same question about another name. */
    Question of(Name other) {
        return new Question(other, type);
    }
}
