package dev.everpost.provider.ses;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses in an envelope may be SNS's: anybody can write an envelope, so its links lead nowhere before they are judged
 * ("Verifying the signatures of Amazon SNS messages", developer guide).
 *
 * @param also what was configured besides
 */
record SnsHosts(List<String> also) {

    private static final Pattern SNS =
            Pattern.compile("sns\\.[a-z]{2}(-[a-z]{2,10}){1,3}-\\d{1,2}\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern CERTIFICATE =
            Pattern.compile("/(sns/)?SimpleNotificationService-[0-9A-Za-z]{1,64}\\.pem");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int CHARS_MAX = 2_000;

    /** The address of a signing certificate; empty when it may not be asked. */
    Optional<URI> certificate(String text) {
        return trusted(text)
                .filter(uri -> uri.getRawQuery() == null
                        && CERTIFICATE.matcher(String.valueOf(uri.getRawPath())).matches());
    }

    /** The address by which a subscription is confirmed; empty when it may not be visited. */
    Optional<URI> confirmation(String text) {
        return trusted(text)
                .filter(uri -> uri.getRawQuery() != null && uri.getRawQuery().contains("Action=ConfirmSubscription"));
    }

    private Optional<URI> trusted(String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(text);
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return plain && (isSns(uri) || isConfigured(uri)) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static boolean isSns(URI uri) {
        return "https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && SNS.matcher(uri.getHost()).matches();
    }

    private boolean isConfigured(URI uri) {
        boolean local = THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
        boolean scheme = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && local;
        return scheme && also.stream().anyMatch(host -> host.equalsIgnoreCase(uri.getRawAuthority()));
    }
}
