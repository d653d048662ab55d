package dev.everpost.template;

import org.jspecify.annotations.Nullable;

/**
 * The text of a mail with gaps for data, in up to three parts.
 *
 * @param subject of the mail, or null when the part is not there
 * @param text the plain body, or null
 * @param html the HTML body, or null
 */
public record EmailTemplate(
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html) {}
