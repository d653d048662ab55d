package dev.everpost.ses;

import java.time.Duration;
import java.util.Locale;

/** What a verification mail says. */
record VerificationWording(String subject, String text, String html) {

    static VerificationWording plain(String submitter, String address, String link, Duration goodFor) {
        var ask = "Somebody who sends mail as '" + submitter + "' asks to use the address " + address + " as sender.";
        var advice = "If that is you, follow this link within " + goodFor.toHours() + " hours:";
        var ignore = "If you do not know of it, do nothing: the address is not used then.";
        return new VerificationWording(
                "Please confirm the address " + address,
                ask + "\n\n" + advice + "\n\n" + link + "\n\n" + ignore + "\n",
                "<p>" + escaped(ask) + "</p><p>" + escaped(advice) + "</p>" + anchor(link) + "<p>" + escaped(ignore)
                        + "</p>");
    }

    /** A template's HTML with the link at its end, and the bare link for those who read text. */
    static VerificationWording custom(VerificationTemplate template, String link) {
        var html = template.html();
        int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        int at = end < 0 ? html.length() : end;
        return new VerificationWording(
                template.subject(), link + "\n", html.substring(0, at) + anchor(link) + html.substring(at));
    }

    private static String anchor(String link) {
        return "<p><a href=\"" + escaped(link) + "\">" + escaped(link) + "</a></p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
