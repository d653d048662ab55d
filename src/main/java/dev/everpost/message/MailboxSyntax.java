package dev.everpost.message;

import java.nio.charset.StandardCharsets;

/** The grammar of local parts and domains, RFC 5321 section 4.1.2 with the extensions of RFC 6531 section 3.3. */
final class MailboxSyntax {

    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private MailboxSyntax() {}

    static boolean isLocal(String local) {
        if (octets(local) > EmailAddress.LOCAL_OCTETS_MAX) {
            return false;
        }
        return local.startsWith("\"") ? isQuotedString(local) : isDotString(local);
    }

    static boolean isDomain(String domain) {
        if (octets(domain) > EmailAddress.DOMAIN_OCTETS_MAX) {
            return false;
        }
        if (domain.startsWith("[")) {
            return isAddressLiteral(domain);
        }
        for (var label : domain.split("\\.", -1)) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean isDotString(String local) {
        for (var atom : local.split("\\.", -1)) {
            if (atom.isEmpty() || !atom.codePoints().allMatch(MailboxSyntax::isAtext)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtext(int c) {
        return isLetterOrDigit(c) || ATEXT_SPECIALS.indexOf(c) >= 0 || isInternational(c);
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isInternational(int c) {
        return c >= 0xA0 && !Character.isISOControl(c) && !Character.isSurrogate((char) Math.min(c, 0xFFFF));
    }

    private static boolean isQuotedString(String local) {
        int last = local.length() - 1;
        if (last < 1 || local.charAt(last) != '"') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            char c = local.charAt(i);
            boolean escaped = c == '\\';
            if (escaped) {
                i++;
                if (i >= last) {
                    return false;
                }
                c = local.charAt(i);
            }
            if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || (c == '"' && !escaped)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && octets(label) <= 63
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.codePoints().allMatch(c -> isLetterOrDigit(c) || c == '-' || isInternational(c));
    }

    private static boolean isAddressLiteral(String domain) {
        return domain.endsWith("]")
                && domain.length() > 2
                && domain.substring(1, domain.length() - 1)
                        .chars()
                        .allMatch(c -> isLetterOrDigit(c) || c == '.' || c == ':' || c == '-');
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
