package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The wording of a verification mail, in HTML; the link is added at its end.
 *
 * @param successUrl where a browser goes that followed the link
 * @param failureUrl where it goes when the link is too old
 */
public record VerificationTemplate(
        String name,
        String from,
        String subject,
        String html,
        String successUrl,
        String failureUrl,
        List<ResourceTag> tags) {

    /** As SES: 10 MB, the mail included. */
    static final int HTML_CHARS_MAX = 10 * 1024 * 1024;

    private static final int SUBJECT_CHARS_MAX = 998;

    public VerificationTemplate {
        tags = List.copyOf(tags);
    }

    VerificationTemplate withTags(List<ResourceTag> others) {
        return new VerificationTemplate(name, from, subject, html, successUrl, failureUrl, others);
    }

    Optional<SesError> flaw() {
        return Constraints.name("templateName", name)
                .or(() -> EmailAddress.parse(from).isPresent()
                        ? Optional.empty()
                        : Constraints.bad("Email address <" + Constraints.shown(from) + "> is not valid."))
                .or(() -> subject.isBlank() ? Constraints.bad("The subject must be specified.") : Optional.empty())
                .or(() -> Constraints.length("templateSubject", subject, SUBJECT_CHARS_MAX))
                .or(() -> Constraints.length("templateContent", html, HTML_CHARS_MAX))
                .or(() -> urlFlaw("successRedirectionURL", successUrl))
                .or(() -> urlFlaw("failureRedirectionURL", failureUrl))
                .or(() -> ResourceTag.flaw(tags));
    }

    private static Optional<SesError> urlFlaw(String member, String url) {
        return isWebAddress(url)
                ? Optional.empty()
                : Constraints.bad(
                        "Value '" + Constraints.shown(url) + "' at '" + member + "' is no absolute http or https URL.");
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }
}
