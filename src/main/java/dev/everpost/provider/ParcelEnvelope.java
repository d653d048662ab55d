package dev.everpost.provider;

import dev.everpost.message.Recipient;
import dev.everpost.message.Recipient.Notify;
import dev.everpost.smtp.SmtpClientEnvelope;
import dev.everpost.smtp.SmtpClientEnvelope.To;
import org.jspecify.annotations.Nullable;

/** A parcel's envelope in SMTP's words, for those who hand it on in SMTP. */
public final class ParcelEnvelope {

    /** RFC 3461: ENVID has at most 100 characters, ORCPT at most 500. */
    private static final String XTEXT = "[!-~]{1,500}";

    private ParcelEnvelope() {}

    /** The envelope for all recipients; {@code passDsn} hands the submitter's DSN wishes on (RFC 3461). */
    public static SmtpClientEnvelope of(Parcel parcel, boolean passDsn) {
        var sender = parcel.message().sender();
        return new SmtpClientEnvelope(
                sender == null ? null : sender.toString(),
                parcel.recipients().stream().map(to -> to(to, passDsn)).toList(),
                passDsn ? xtextOrNull(parcel.message().envelopeId()) : null);
    }

    private static To to(Recipient recipient, boolean passDsn) {
        var address = recipient.address().toString();
        return passDsn
                ? new To(address, notifyWhen(recipient.wanted()), xtextOrNull(recipient.originalRecipient()))
                : To.plain(address);
    }

    private static @Nullable String notifyWhen(Notify wanted) {
        return switch (wanted) {
            case UNSPECIFIED -> null;
            case NEVER -> "NEVER";
            case FAILURE -> "FAILURE";
            // Which of the two was asked for is not kept; one notice too many is better than a failure notice unasked.
            case OTHER -> "SUCCESS,DELAY";
        };
    }

    /** What is not xtext would break the command line; a DSN wish is not worth the message. */
    private static @Nullable String xtextOrNull(@Nullable String value) {
        return value != null && value.matches(XTEXT) ? value : null;
    }
}
